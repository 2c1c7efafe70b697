namespace Axon.Core.Tracking.Collect;

/// <summary>One thing that happened, as it is stored: checked, within all lengths, and attributed by the server.</summary>
public sealed record BehaviorEvent
{
    /// <summary>Of the newest tracker and of facts.</summary>
    public const int CurrentSchema = 1;

    public required Guid EventId { get; init; }

    public int SchemaVersion { get; init; } = CurrentSchema;

    public required string Type { get; init; }

    public required EventSource Source { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public Guid? VisitorId { get; init; }

    public Guid? UserId { get; init; }

    public Guid? SessionId { get; init; }

    public int Seq { get; init; }

    public Guid? PageViewId { get; init; }

    public long? CampaignId { get; init; }

    public long? ActivityId { get; init; }

    public long? ProductId { get; init; }

    public string Url { get; init; } = "";

    public string? Referrer { get; init; }

    public string? UtmSource { get; init; }

    public string? UtmMedium { get; init; }

    public string? UtmCampaign { get; init; }

    public Device Device { get; init; } = Device.Unknown;

    public bool? IsNewVisitor { get; init; }

    public bool SuspectedBot { get; init; }

    public Consent Consent { get; init; }

    public double SampleRate { get; init; } = 1;

    /// <summary>What was clicked or seen: the value of its data-axon.</summary>
    public string? Target { get; init; }

    public string? Reason { get; init; }

    public int? Quantity { get; init; }

    public long? AmountMinor { get; init; }

    public int? EngagedMs { get; init; }

    public int? ScrollPct { get; init; }

    /// <summary>A flat JSON object, or null.</summary>
    public string? Props { get; init; }
}

/// <summary>What the visitor has agreed to.</summary>
public enum Consent
{
    /// <summary>Not asked or not answered: only counters that recognise nobody.</summary>
    Unset,

    Granted,

    /// <summary>Said no, or the browser says so for them (Global Privacy Control, Do Not Track): nothing is recorded.</summary>
    Denied,

    /// <summary>Facts of our own business, which need none.</summary>
    Exempt,
}

/// <summary>What somebody used.</summary>
/// <param name="Kind">mobile, tablet, desktop or other.</param>
public sealed record Device(string Kind, string? Os, string? Browser)
{
    public static Device Unknown { get; } = new("other", null, null);
}
