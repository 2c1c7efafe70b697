using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Personal;

/// <summary>A stored event with all that it tells about a person.</summary>
internal sealed record PersonalRow
{
    public const string Select =
        """
        SELECT event_id AS EventId, type, source, occurred_at AS OccurredAt, received_at AS ReceivedAt, visitor_id AS VisitorId, user_id AS UserId, session_id AS SessionId, seq,
          page_view_id AS PageViewId, campaign_id AS CampaignId, activity_id AS ActivityId, product_id AS ProductId, url, referrer, utm_source AS UtmSource, utm_medium AS UtmMedium,
          utm_campaign AS UtmCampaign, device, os, browser, is_new_visitor AS IsNewVisitor, suspected_bot AS SuspectedBot, consent, sample_rate AS SampleRate, target, reason,
          quantity, amount_minor AS AmountMinor, engaged_ms AS EngagedMs, scroll_pct AS ScrollPct, props
        FROM behavior_event
        """;

    public Guid EventId { get; init; }

    public string Type { get; init; } = "";

    public string Source { get; init; } = "";

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

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

    public string Device { get; init; } = "";

    public string? Os { get; init; }

    public string? Browser { get; init; }

    public bool? IsNewVisitor { get; init; }

    public bool SuspectedBot { get; init; }

    public string Consent { get; init; } = "";

    public double SampleRate { get; init; }

    public string? Target { get; init; }

    public string? Reason { get; init; }

    public int? Quantity { get; init; }

    public long? AmountMinor { get; init; }

    public int? EngagedMs { get; init; }

    public int? ScrollPct { get; init; }

    public string? Props { get; init; }

    public BehaviorEvent ToEvent() => new()
    {
        EventId = EventId,
        Type = Type,
        Source = Enum.Parse<EventSource>(Source),
        OccurredAt = OccurredAt,
        ReceivedAt = ReceivedAt,
        VisitorId = VisitorId,
        UserId = UserId,
        SessionId = SessionId,
        Seq = Seq,
        PageViewId = PageViewId,
        CampaignId = CampaignId,
        ActivityId = ActivityId,
        ProductId = ProductId,
        Url = Url,
        Referrer = Referrer,
        UtmSource = UtmSource,
        UtmMedium = UtmMedium,
        UtmCampaign = UtmCampaign,
        Device = new Device(Device, Os, Browser),
        IsNewVisitor = IsNewVisitor,
        SuspectedBot = SuspectedBot,
        Consent = Enum.Parse<Consent>(Consent, ignoreCase: true),
        SampleRate = SampleRate,
        Target = Target,
        Reason = Reason,
        Quantity = Quantity,
        AmountMinor = AmountMinor,
        EngagedMs = EngagedMs,
        ScrollPct = ScrollPct,
        Props = Props,
    };
}
