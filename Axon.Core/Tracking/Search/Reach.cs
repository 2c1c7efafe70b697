using Axon.Core.Dashboard;

namespace Axon.Core.Tracking.Search;

/// <summary>Adds visits up to people, and people to activities and campaigns, so that someone with several devices counts once.</summary>
internal static class Reach
{
    public static IReadOnlyList<ReachRow> Of(IEnumerable<ReachVisit> visits, DateTimeOffset from)
    {
        var all = visits.ToList();
        return
        [
            .. all.Where(visit => visit.Activity is not null).GroupBy(visit => (visit.Campaign, visit.Activity)).Select(group => Row(group.Key.Campaign, group.Key.Activity, group, from)),
            .. all.GroupBy(visit => visit.Campaign).Select(group => Row(group.Key, null, group, from)),
        ];
    }

    private static ReachRow Row(long campaign, long? activity, IEnumerable<ReachVisit> visits, DateTimeOffset from)
    {
        var people = visits.GroupBy(visit => visit.Person).Select(own => new
        {
            IsNew = (own.Min(visit => visit.FirstSeen) ?? own.Min(visit => visit.Created) ?? own.Min(visit => visit.First)) >= from,
            Viewed = own.Any(visit => visit.Views > 0),
            Bought = own.Any(visit => visit.Purchases > 0),
            Clicks = own.Sum(visit => visit.Clicks),
            PaidUnits = own.Sum(visit => visit.PaidUnits),
        }).ToList();
        return new ReachRow
        {
            CampaignId = campaign,
            ActivityId = activity,
            Visitors = people.Count,
            NewVisitors = people.Count(person => person.IsNew),
            Viewers = people.Count(person => person.Viewed),
            ClickedViewers = people.Count(person => person.Viewed && person.Clicks > 0),
            ConvertedVisitors = people.Count(person => person.Bought),
            Clicks = people.Sum(person => person.Clicks),
            StreamPaidUnits = people.Sum(person => person.PaidUnits),
        };
    }
}

/// <summary>What one person did in one visit at one activity, added up by the index.</summary>
internal sealed record ReachVisit(
    long Campaign, long? Activity, Guid Person, DateTimeOffset? FirstSeen, DateTimeOffset? Created, DateTimeOffset First, long Views, long Clicks, long Purchases, long PaidUnits);
