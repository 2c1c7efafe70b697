using Axon.Core.Tracking.Collect;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>Makes events.</summary>
internal static class Happenings
{
    /// <summary>An hour before midnight UTC of a day that is over, so that histories go over it.</summary>
    public static DateTimeOffset Evening { get; } = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-3), TimeSpan.Zero).AddHours(-1);

    public static BehaviorEvent Browser(string type, DateTimeOffset at, Guid? visitor = null, Guid? session = null, Guid? user = null, long? activity = 1, long? campaign = 1) => new()
    {
        EventId = Guid.CreateVersion7(),
        Type = type,
        Source = EventSource.BROWSER,
        OccurredAt = at,
        ReceivedAt = at.AddMilliseconds(700),
        VisitorId = visitor,
        SessionId = session,
        UserId = user,
        ActivityId = activity,
        CampaignId = campaign,
        Url = "/campaign-activity/1",
        Device = new Device("mobile", "Android", "Chrome"),
        Consent = visitor is null ? Consent.Unset : Consent.Granted,
        Target = type == "CLICK" ? "enter" : null,
    };

    public static BehaviorEvent Fact(string type, DateTimeOffset at, Guid user, int? quantity = null, string? reason = null, long? activity = 1, long? campaign = 1) => new()
    {
        EventId = Guid.CreateVersion7(),
        Type = type,
        Source = EventSource.BACKEND,
        OccurredAt = at,
        ReceivedAt = at.AddMilliseconds(30),
        UserId = user,
        ActivityId = activity,
        CampaignId = campaign,
        Consent = Consent.Exempt,
        Quantity = quantity,
        Reason = reason,
    };
}
