using Axon.Core.Catalog.Activities;

namespace Axon.Tests.Unit.Campaigns;

public sealed class ActivityStatusMachineTests
{
    // The whole table: what is not here is not possible.
    private static readonly Dictionary<(ActivityStatus, ActivityAction), ActivityStatus> Table = new()
    {
        [(ActivityStatus.DRAFT, ActivityAction.SCHEDULE)] = ActivityStatus.SCHEDULED,
        [(ActivityStatus.SCHEDULED, ActivityAction.UNSCHEDULE)] = ActivityStatus.DRAFT,
        [(ActivityStatus.SCHEDULED, ActivityAction.OPEN)] = ActivityStatus.OPEN,
        [(ActivityStatus.SCHEDULED, ActivityAction.END)] = ActivityStatus.ENDED,
        [(ActivityStatus.OPEN, ActivityAction.PAUSE)] = ActivityStatus.PAUSED,
        [(ActivityStatus.OPEN, ActivityAction.END)] = ActivityStatus.ENDED,
        [(ActivityStatus.PAUSED, ActivityAction.RESUME)] = ActivityStatus.OPEN,
        [(ActivityStatus.PAUSED, ActivityAction.END)] = ActivityStatus.ENDED,
    };

    public static TheoryData<ActivityStatus, ActivityAction> Pairs()
    {
        var pairs = new TheoryData<ActivityStatus, ActivityAction>();
        foreach (var status in Enum.GetValues<ActivityStatus>())
        {
            foreach (var action in Enum.GetValues<ActivityAction>())
            {
                pairs.Add(status, action);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Next_EveryStatusAndAction_IsAsInTheTable(ActivityStatus from, ActivityAction action)
    {
        ActivityStatus? expected = Table.TryGetValue((from, action), out var to) ? to : null;

        Assert.Equal(expected, ActivityStatusMachine.Next(from, action));
        Assert.Equal(expected is not null, ActivityStatusMachine.Possible(from).Contains(action));
    }

    [Fact]
    public void Ended_HasNoWayOut() => Assert.Empty(ActivityStatusMachine.Possible(ActivityStatus.ENDED));
}
