using Axon.Core.Tracking.Collect;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>The figures of docs/metrics.md, counted from the raw events in the most obvious way.</summary>
internal sealed class SlowCount
{
    private readonly RandomHistory _history;
    private readonly Dictionary<Guid, DateTimeOffset> _firstSeen = [];
    private readonly Dictionary<Guid, Guid> _accountOf = [];

    public SlowCount(RandomHistory history)
    {
        _history = history;
        foreach (var happened in history.Batches.SelectMany(batch => batch))
        {
            if (happened.VisitorId is { } visitor)
            {
                _firstSeen.TryAdd(visitor, happened.OccurredAt);
            }

            if (happened is { SessionId: { } session, UserId: { } user })
            {
                _accountOf.TryAdd(session, user);
            }
        }
    }

    /// <summary>Visitors, new ones, viewers, viewers who clicked, visitors who bought, clicks, units paid.</summary>
    public (long Visitors, long New, long Viewers, long ClickedViewers, long Converted, long Clicks, long Paid) Of(long? campaign, long? activity, DateTimeOffset from, DateTimeOffset to, bool bots)
    {
        Dictionary<Guid, List<BehaviorEvent>> people = [];
        foreach (var happened in _history.Events)
        {
            var counts = (campaign is null || happened.CampaignId == campaign) && (activity is null || happened.ActivityId == activity)
                && happened.OccurredAt >= from && happened.OccurredAt < to && (bots || !happened.SuspectedBot) && (happened.Type != "CLICK" || happened.Target == "enter");
            if (counts && Person(happened) is { } person)
            {
                people.TryAdd(person, []);
                people[person].Add(happened);
            }
        }

        return (
            people.Count,
            people.Values.Count(own => FirstSeen(own) >= from),
            people.Values.Count(own => own.Any(happened => happened.Type == "PAGE_VIEW")),
            people.Values.Count(own => own.Any(happened => happened.Type == "PAGE_VIEW") && own.Any(happened => happened.Type == "CLICK")),
            people.Values.Count(own => own.Any(happened => happened.Type is "PURCHASE" or "COUPON_ISSUED")),
            people.Values.Sum(own => own.Count(happened => happened.Type == "CLICK")),
            people.Values.Sum(own => own.Where(happened => happened.Type is "PURCHASE" or "COUPON_ISSUED").Sum(happened => happened.Quantity ?? 0)));
    }

    private Guid? Account(BehaviorEvent happened) => happened.UserId ?? (happened.SessionId is { } session && _accountOf.TryGetValue(session, out var user) ? user : null);

    private Guid? Person(BehaviorEvent happened) => Account(happened) ?? happened.VisitorId;

    private DateTimeOffset FirstSeen(List<BehaviorEvent> own) =>
        own.Where(happened => happened.VisitorId is not null).Select(happened => (DateTimeOffset?)_firstSeen[happened.VisitorId!.Value]).Min() // those that have one
        ?? own.Select(Account).OfType<Guid>().Select(account => (DateTimeOffset?)_history.Accounts[account]).Min()
        ?? own.Min(happened => happened.OccurredAt);
}
