using System.Text;
using Axon.Core.Tracking.Collect;
using Axon.Tests.Contracts.Kafka;
using FsCheck;
using FsCheck.Fluent;

namespace Axon.Tests.Unit.Behavior;

public sealed class EventJsonTests
{
    [Fact]
    public void Event_WrittenAndRead_IsTheSame() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var happened = EventSamples.Event(new Random(seed));
            return happened == EventJson.Read(EventJson.Write(happened));
        }));

    [Fact]
    public void Event_Written_LooksAsDocumented()
    {
        var happened = new BehaviorEvent
        {
            EventId = Guid.Parse("0197f000-0000-7000-8000-000000000001"),
            Type = "CLICK",
            Source = EventSource.BROWSER,
            OccurredAt = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
            ReceivedAt = new DateTimeOffset(2026, 11, 21, 0, 0, 1, TimeSpan.Zero),
            ActivityId = 7,
            Url = "/x",
            Consent = Consent.Granted,
            Props = """{"color":"red"}""",
        };

        Assert.Equal(
            """{"eventId":"0197f000-0000-7000-8000-000000000001","schemaVersion":1,"type":"CLICK","source":"BROWSER","occurredAt":"2026-11-21T00:00:00+00:00","receivedAt":"2026-11-21T00:00:01+00:00","seq":0,"activityId":7,"url":"/x","device":{"kind":"other"},"suspectedBot":false,"consent":"Granted","sampleRate":1,"props":{"color":"red"}}""",
            Encoding.UTF8.GetString(EventJson.Write(happened)));
    }

    [Fact]
    public void Event_WithAFieldOfLaterVersions_IsStillRead() =>
        Assert.NotNull(Read("""{"eventId":"0197f000-0000-7000-8000-000000000001","schemaVersion":1,"type":"CLICK","source":"BROWSER","occurredAt":"2026-11-21T00:00:00Z","receivedAt":"2026-11-21T00:00:00Z","mood":"good"}"""));

    [Theory]
    [InlineData("", RejectReason.MalformedJson)]
    [InlineData("{", RejectReason.MalformedJson)]
    [InlineData("null", RejectReason.Schema)]
    [InlineData("[]", RejectReason.Schema)]
    [InlineData("{}", RejectReason.Schema)]
    [InlineData("""{"schemaVersion":2}""", RejectReason.UnknownVersion)]
    [InlineData("""{"schemaVersion":1e400}""", RejectReason.UnknownVersion)]
    [InlineData("""{"eventId":"0197f000-0000-7000-8000-000000000001","schemaVersion":2,"type":"CLICK","source":"BROWSER","occurredAt":"2026-11-21T00:00:00Z","receivedAt":"2026-11-21T00:00:00Z"}""", RejectReason.UnknownVersion)]
    [InlineData("""{"eventId":"0197f000-0000-7000-8000-000000000001","type":null,"source":"BROWSER","occurredAt":"2026-11-21T00:00:00Z","receivedAt":"2026-11-21T00:00:00Z"}""", RejectReason.Schema)]
    [InlineData("""{"eventId":"0197f000-0000-7000-8000-000000000001","type":"CLICK","source":"BROWSER","occurredAt":"2026-11-21T00:00:00Z","receivedAt":"2026-11-21T00:00:00Z","props":"text"}""", RejectReason.Schema)]
    [InlineData("""{"eventId":"0197f000-0000-7000-8000-000000000001","type":"CLICK","source":"BROWSER","occurredAt":"2026-11-21T00:00:00Z","receivedAt":"2026-11-21T00:00:00Z","quantity":"9"}""", RejectReason.Schema)]
    public void Text_ThatIsNoEvent_IsNullWithAReason(string text, string reason)
    {
        Assert.Null(Read(text));
        Assert.Equal(reason, EventJson.WhyUnreadable(Encoding.UTF8.GetBytes(text)));
    }

    private static BehaviorEvent? Read(string text) => EventJson.Read(Encoding.UTF8.GetBytes(text));
}
