using System.Text;
using Axon.Core.Dashboard;
using Axon.Core.Tracking.Collect;

namespace Axon.Tests.Integration.Pipeline;

/// <summary>Three days of a busy site, made from a seed, and what they count to by the slow and obvious way.</summary>
internal sealed class History
{
    private const int Visits = 20_000;
    private static readonly string[] Types = ["PAGE_VIEW", "PAGE_VIEW", "PAGE_VIEW", "CLICK", "CLICK", "ENGAGEMENT", "SCROLL_DEPTH", "IMPRESSION"];
    private readonly Random _random;

    public History(int events, int seed)
    {
        _random = new Random(seed);
        From = TimeProvider.System.GetUtcNow().AddDays(-3);
        var visits = Enumerable.Range(0, Visits).Select(_ => Visit()).ToArray();
        Events = [.. Enumerable.Range(0, events).Select(_ => Event(visits[_random.Next(Visits)]))];
    }

    public IReadOnlyList<BehaviorEvent> Events { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset To => From.AddDays(3);

    /// <summary>Each event one to three times, with things between them that are no events, in an order that has nothing to do with their time.</summary>
    public IReadOnlyList<(byte[] Key, byte[] Body)> Messages(int poison)
    {
        List<(byte[], byte[])> messages = [];
        foreach (var happened in Events)
        {
            var message = (Encoding.UTF8.GetBytes((happened.VisitorId ?? happened.EventId).ToString()), EventJson.Write(happened));
            messages.AddRange(Enumerable.Repeat(message, _random.Next(1, 4)));
        }

        messages.AddRange(Enumerable.Range(0, poison).Select(number => ("poison"u8.ToArray(), Poison(number))));
        var shuffled = messages.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>What a dashboard must show for all three days: by campaign and activity, and by campaign.</summary>
    public IReadOnlyList<ReachRow> Recount()
    {
        var accounts = Events.Where(one => one is { UserId: not null, SessionId: not null }).GroupBy(one => one.SessionId!.Value).ToDictionary(one => one.Key, one => one.First().UserId); // not null: asked for
        var counted = Events.Where(one => !one.SuspectedBot && (one.Type != "CLICK" || one.Target == "enter"))
            .Select(one => (Event: one, Person: one.UserId ?? (one.SessionId is { } session ? accounts.GetValueOrDefault(session) : null) ?? one.VisitorId)).Where(one => one.Person is not null).ToList();
        return
        [
            .. counted.GroupBy(one => (one.Event.CampaignId, one.Event.ActivityId)).Select(group => Row(group.Key.CampaignId, group.Key.ActivityId, group)),
            .. counted.GroupBy(one => one.Event.CampaignId).Select(group => Row(group.Key, null, group)),
        ];
    }

    private static ReachRow Row(long? campaign, long? activity, IEnumerable<(BehaviorEvent Event, Guid? Person)> events)
    {
        var people = events.GroupBy(one => one.Person).ToList();
        return new ReachRow
        {
            CampaignId = campaign!.Value, // every event here has one
            ActivityId = activity,
            Visitors = people.Count,
            NewVisitors = people.Count,
            Viewers = people.Count(person => person.Any(one => one.Event.Type == "PAGE_VIEW")),
            ClickedViewers = people.Count(person => person.Any(one => one.Event.Type == "PAGE_VIEW") && person.Any(one => one.Event.Type == "CLICK")),
            ConvertedVisitors = people.Count(person => person.Any(one => one.Event.Type == "PURCHASE")),
            Clicks = people.Sum(person => person.Count(one => one.Event.Type == "CLICK")),
            StreamPaidUnits = people.Sum(person => person.Where(one => one.Event.Type == "PURCHASE").Sum(one => one.Event.Quantity ?? 0)),
        };
    }

    private (Guid Visitor, Guid Session, Guid? User, DateTimeOffset At, long Campaign, bool Bot) Visit() => (
        Id(), Id(), _random.Next(3) == 0 ? Id() : null, From.AddSeconds(_random.Next(3 * 86_400 - 2 * 3600)), _random.Next(1, 6), _random.Next(40) == 0);

    private BehaviorEvent Event((Guid Visitor, Guid Session, Guid? User, DateTimeOffset At, long Campaign, bool Bot) visit)
    {
        var at = visit.At.AddMilliseconds(_random.Next(3_000_000));
        var sale = visit.User is not null && _random.Next(30) == 0;
        var type = sale ? "PURCHASE" : Types[_random.Next(Types.Length)];
        return new BehaviorEvent
        {
            EventId = Id(),
            Type = type,
            Source = sale ? EventSource.BACKEND : EventSource.BROWSER,
            OccurredAt = Micros(at),
            ReceivedAt = Micros(at.AddMilliseconds(_random.Next(60_000))),
            VisitorId = sale ? null : visit.Visitor,
            SessionId = sale ? null : visit.Session,
            // Signs in somewhere in the middle.
            UserId = sale || _random.Next(2) == 0 ? visit.User : null,
            Seq = _random.Next(100),
            CampaignId = visit.Campaign,
            ActivityId = visit.Campaign * 10 + _random.Next(4),
            Url = "/campaign-activity/1",
            Device = new Device(_random.Next(4) == 0 ? "desktop" : "mobile", "Android", "Chrome"),
            SuspectedBot = visit.Bot,
            Consent = sale ? Consent.Exempt : Consent.Granted,
            Target = type == "CLICK" ? _random.Next(3) == 0 ? "menu" : "enter" : null,
            Quantity = sale ? _random.Next(1, 4) : null,
            Props = _random.Next(10) == 0 ? """{"colour":"blue","size":42}""" : null,
        };
    }

    private static byte[] Poison(int number) => Encoding.UTF8.GetBytes((number % 5) switch
    {
        0 => $"not json {number}",
        1 => $$"""{"schemaVersion":99,"number":{{number}}}""",
        2 => $$"""{"schemaVersion":1,"eventId":"{{number}}"}""",
        3 => $"[{number}]",
        _ => $$"""{"schemaVersion":1,"type":{{number}},"occurredAt":"yesterday"}""",
    });

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static DateTimeOffset Micros(DateTimeOffset at) => new(at.Ticks / 10 * 10, TimeSpan.Zero);
}
