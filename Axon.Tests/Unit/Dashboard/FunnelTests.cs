using Axon.Core.Dashboard;

namespace Axon.Tests.Unit.Dashboard;

public sealed class FunnelTests
{
    private static readonly DashboardFilter Everybody = new(History.Opened);
    private static readonly DateTimeOffset Late = History.Opened.AddHours(3);

    [Fact]
    public void Of_RandomHistories_EqualsAPlainRecount()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var rows = new History(seed).Events(people: 12, count: 150);

            var funnel = Funnel.Of(People.Of(rows, History.Opened, Everybody), paying: true, Late, Funnel.DefaultWindow);

            Assert.Equal(Recount(rows), funnel.Steps.Select(step => step.Reached));
        }
    }

    [Fact]
    public void Of_EveryStep_LosesExactlyThoseWhoDoNotReachTheNext()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var people = People.Of(new History(seed).Events(people: 12, count: 120), History.Opened, Everybody);

            var steps = Funnel.Of(people, paying: true, Late, Funnel.DefaultWindow).Steps;

            for (var index = 0; index < steps.Count - 1; index++)
            {
                Assert.Equal(steps[index].Reached - steps[index + 1].Reached, steps[index].Losses.Sum(loss => loss.People));
            }
        }
    }

    [Fact]
    public void Of_WindowStillOpen_IsNotCountedAsLost()
    {
        var person = Guid.NewGuid();
        var people = People.Of([Event(person, EventKind.PageView, 0)], History.Opened, Everybody);

        var steps = Funnel.Of(people, paying: true, History.Opened.AddMinutes(1), Funnel.DefaultWindow).Steps;

        Assert.Equal([new FunnelLoss(LossReason.STILL_OPEN, 1)], steps[0].Losses);
    }

    [Fact]
    public void Of_ClickStampedJustAfterItsReservation_StillCountsBoth()
    {
        var person = Guid.NewGuid();
        var people = People.Of(
            [Event(person, EventKind.PageView, 0), Event(person, EventKind.Reserved, 10), Event(person, EventKind.Click, 10.08)], History.Opened, Everybody);

        var steps = Funnel.Of(people, paying: true, Late, Funnel.DefaultWindow).Steps;

        Assert.Equal([1, 1, 1, 0, 0], steps.Select(step => (int)step.Reached));
    }

    [Theory]
    [InlineData("TOO_FEW_LEFT", LossReason.TOO_FEW_LEFT)]
    [InlineData("ERROR", LossReason.ERROR)]
    public void Of_RefusedForAReasonOfItsOwn_SaysSo(string reason, LossReason expected)
    {
        var person = Guid.NewGuid();
        var people = People.Of(
            [Event(person, EventKind.PageView, 0), Event(person, EventKind.Click, 10), Event(person, EventKind.Rejected, 10.1, reason)], History.Opened, Everybody);

        var steps = Funnel.Of(people, paying: true, Late, Funnel.DefaultWindow).Steps;

        Assert.Equal([new FunnelLoss(expected, 1)], steps[1].Losses);
    }

    [Fact]
    public void Of_RefusedAsSoldOut_SaysSo()
    {
        var person = Guid.NewGuid();
        var people = People.Of(
            [Event(person, EventKind.PageView, 0), Event(person, EventKind.Click, 10), Event(person, EventKind.Rejected, 10.1, "SOLD_OUT")], History.Opened, Everybody);

        var steps = Funnel.Of(people, paying: true, Late, Funnel.DefaultWindow).Steps;

        Assert.Equal([new FunnelLoss(LossReason.SOLD_OUT, 1)], steps[1].Losses);
    }

    [Fact]
    public void Of_BuyerWithoutRecordedView_IsSaidBesideTheSteps()
    {
        var people = People.Of([Event(Guid.NewGuid(), EventKind.Purchase, 5)], History.Opened, Everybody);

        var funnel = Funnel.Of(people, paying: true, Late, Funnel.DefaultWindow);

        Assert.Equal((0, 1), (funnel.Steps[4].Reached, funnel.WithoutView));
    }

    private static BehaviorRow Event(Guid person, string kind, double second, string? reason = null) => new()
    {
        Person = person,
        Kind = kind,
        Device = "mobile",
        At = History.Opened.AddSeconds(second),
        Reason = reason,
        FromBackend = kind is not (EventKind.PageView or EventKind.Click),
    };

    /// <summary>Slow and obvious: try every chain of events of every person.</summary>
    private static List<long> Recount(IReadOnlyList<BehaviorRow> rows)
    {
        string[] kinds = [EventKind.PageView, EventKind.Click, EventKind.Reserved, EventKind.PaymentStarted, EventKind.Purchase];
        List<long> reached = [0, 0, 0, 0, 0];
        foreach (var person in rows.Where(row => row.Person is not null).Select(row => row.Person).Distinct())
        {
            var mine = rows.Where(row => row.Person == person).ToList();
            DateTimeOffset? entered = null, last = null;
            for (var step = 0; step < kinds.Length; step++)
            {
                var candidates = mine.Where(row => row.Kind == kinds[step]).Select(row => row.At);
                if (entered is { } start)
                {
                    candidates = candidates.Where(at => at >= last!.Value.AddSeconds(-5) && at < start.AddMinutes(30));
                }

                var times = candidates.ToList();
                if (times.Count == 0)
                {
                    break;
                }

                last = times.Min();
                entered ??= last;
                reached[step]++;
            }
        }

        return reached;
    }
}
