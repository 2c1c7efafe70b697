using System.Text.Json;
using Axon.Core.Tracking.Collect;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>Random behaviour events, each field present or absent, texts of every kind.</summary>
internal static class EventSamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Texts = ["a", "한국어", "\"quoted\" \\ </script>", "😀", " \t", "=cmd|' /C'!A0", "x.y{z}", "\u2028", ""];

    public static BehaviorEvent Event(Random random) => new()
    {
        EventId = Guid.CreateVersion7(),
        Type = random.Next(2) == 0 ? "PAGE_VIEW" : "CLICK",
        Source = random.Next(2) == 0 ? EventSource.BROWSER : EventSource.BACKEND,
        OccurredAt = Noon.AddTicks(random.NextInt64(TimeSpan.TicksPerDay) / 10 * 10),
        ReceivedAt = Noon.AddTicks(random.NextInt64(TimeSpan.TicksPerDay) / 10 * 10),
        VisitorId = Id(random),
        UserId = Id(random),
        SessionId = Id(random),
        Seq = random.Next(),
        PageViewId = Id(random),
        CampaignId = Number(random),
        ActivityId = Number(random),
        ProductId = Number(random),
        Url = Text(random) ?? "",
        Referrer = Text(random),
        UtmSource = Text(random),
        UtmMedium = Text(random),
        UtmCampaign = Text(random),
        Device = new Device(Text(random) ?? "other", Text(random), Text(random)),
        IsNewVisitor = random.Next(3) switch { 0 => true, 1 => false, _ => null },
        SuspectedBot = random.Next(2) == 0,
        Consent = (Consent)random.Next(4),
        SampleRate = random.NextDouble(),
        Target = Text(random),
        Reason = Text(random),
        Quantity = (int?)(Number(random) % int.MaxValue),
        AmountMinor = Number(random),
        EngagedMs = (int?)(Number(random) % int.MaxValue),
        ScrollPct = (int?)(Number(random) % 101),
        Props = random.Next(2) == 0 ? null : JsonSerializer.Serialize(new Dictionary<string, object?> { ["a"] = Text(random), ["b"] = random.NextDouble(), ["c"] = true, [Text(random) ?? "d"] = null }),
    };

    private static Guid? Id(Random random) => random.Next(3) == 0 ? null : Guid.CreateVersion7();

    private static long? Number(Random random) => random.Next(3) == 0 ? null : random.NextInt64();

    private static string? Text(Random random) => random.Next(3) == 0 ? null : Texts[random.Next(Texts.Length)];
}
