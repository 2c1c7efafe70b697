using Axon.Core.Dashboard;

namespace Axon.Tests.Unit.Dashboard;

public sealed class ActivityFiguresTests
{
    private static readonly DateTimeOffset To = History.Opened.AddMinutes(45);

    [Fact]
    public void Of_RandomHistories_CountsPeopleOnce()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var rows = new History(seed).Events(people: 20, count: 200).Where(row => row.At < To).ToList();
            var figures = Figures(rows, Books([]));

            Assert.Equal(rows.Select(row => row.Person).OfType<Guid>().Distinct().Count(), figures.Visitors);
            Assert.Equal(rows.Where(row => row.Kind == EventKind.PageView).Select(row => row.Person).OfType<Guid>().Distinct().Count(), figures.Viewers);
            Assert.InRange(figures.NewVisitors, 0, figures.Visitors);
            Assert.InRange(figures.ClickedViewers, 0, figures.Viewers);
        }
    }

    [Fact]
    public void Of_Segments_AddUpToTheWhole()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var rows = new History(seed).Events(people: 20, count: 200);
            var whole = Figures(rows, Books([]));

            var devices = DashboardFilter.Devices.Sum(device => Figures(rows, Books([]), new DashboardFilter(History.Opened, Device: device)).Visitors);
            var audiences = new[] { Audience.NEW, Audience.RETURNING }.Sum(audience => Figures(rows, Books([]), new DashboardFilter(History.Opened, Audience: audience)).Visitors);

            Assert.Equal((whole.Visitors, whole.Visitors), (devices, audiences));
        }
    }

    [Fact]
    public void Of_RandomBooks_EqualAPlainRecountOfRows()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var books = new History(seed).Books(count: 60, capacity: 100);
            var figures = Figures([], Books(books));

            long units = 0, gross = 0;
            foreach (var row in books)
            {
                if (row.PaidAt is { } at && at >= History.Opened && at < To)
                {
                    units += row.Quantity;
                    gross += row.TotalMinor;
                }
            }

            Assert.Equal((units, gross), (figures.PaidUnits, MetricLibrary.Gmv.Of(figures).Value));
        }
    }

    [Fact]
    public void Rates_OfRandomHistories_AreNeverOverOne()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            // Books of other people than the events know: buyers by API, with a blocked tracker, or who reserved before the range.
            var history = new History(seed);
            var rows = history.Events(people: 5, count: 40);
            var books = Books([.. history.Books(count: 60, capacity: 100).Select(row => row with { ReservedAt = row.ReservedAt.AddMinutes(seed % 2 == 0 ? 0 : -9) })]);

            foreach (var device in DashboardFilter.Devices.Prepend(null))
            {
                Rates.AreShares(Figures(rows, books, new DashboardFilter(History.Opened, Device: device)));
            }
        }
    }

    [Fact]
    public void Rates_OfRandomHistories_CountWhoIsOnBothSides()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var history = new History(seed);
            var rows = history.Events(people: 20, count: 200);
            var books = Books([.. history.Books(count: 60, capacity: 100).Select((row, index) => row with { ReservedAt = row.ReservedAt.AddMinutes(index % 3 == 0 ? -30 : 0) })]);
            var figures = Figures(rows, books);

            Assert.Equal(Both(rows, null, EventKind.Purchase), figures.ConvertedVisitors);
            Assert.Equal(Both(rows, EventKind.Click, EventKind.Reserved), figures.ApprovedPeople);
            Assert.Equal(
                books.Rows.Count(row => row.ReservedAt >= History.Opened && row.ReservedAt < To && row.PaidAt >= History.Opened && row.PaidAt < To), figures.ReservedBuyers);
        }
    }

    [Fact]
    public void Of_BuyerWithoutAnyEvent_CountsAsASaleAndInNoRate()
    {
        var books = Books([Paid(History.Opened), Paid(History.Opened)]);

        var figures = Figures([View(Guid.NewGuid())], books);

        Assert.Equal((2, 2, 0m), (figures.PaidUnits, figures.Buyers, MetricLibrary.Conversion.Of(figures).Value));
    }

    [Fact]
    public void Of_PaidRowThatTheStreamLacks_IsAGapOnlyOnceItsMinuteIsClosed()
    {
        var paid = new SaleRow
        {
            User = Guid.NewGuid(),
            Status = "PAID",
            Quantity = 2,
            ReservedAt = History.Opened,
            DeadlineAt = History.Opened.AddMinutes(5),
            PaidAt = History.Opened.AddSeconds(30),
            TotalMinor = 10,
        };

        var early = Figures([], Books([paid], History.Opened.AddSeconds(50)));
        var closed = Figures([], Books([paid], History.Opened.AddSeconds(75)));

        Assert.Equal((0m, 2m), (MetricLibrary.ReconciliationGap.Of(early).Value, MetricLibrary.ReconciliationGap.Of(closed).Value));
    }

    [Fact]
    public void Guarantees_MoreHeldThanCapacity_IsBroken()
    {
        var books = new History(1).Books(count: 60, capacity: 100);
        var ledger = Books(books) with { Capacity = 1 };

        var state = Guarantees.Of(Figures([], ledger), ledger, To).OverBooking;

        Assert.Equal(GuaranteeState.BROKEN, state);
    }

    [Fact]
    public void Guarantees_CounterDriftsFromItsRows_IsBroken()
    {
        var ledger = Books([]) with { Taken = 1 };

        Assert.Equal(GuaranteeState.BROKEN, Guarantees.Of(Figures([], ledger), ledger, To).OverBooking);
    }

    [Fact]
    public void Guarantees_PlacesThatTheBooksDoNotKnow_AreBeingCheckedAndNotProved()
    {
        var ledger = Books([]);

        Assert.Equal(GuaranteeState.PROVED, Guarantees.Of(Figures([], ledger), ledger, To).OverBooking);
        Assert.Equal(GuaranteeState.PENDING, Guarantees.Of(Figures([], ledger), ledger, To, unsettled: 7).OverBooking);
    }

    [Theory]
    [InlineData(9, 10, 7L)] // one has entered since the books were read
    [InlineData(10, 9, 7L)] // one had given up before
    [InlineData(1, 1, 0L)]
    [InlineData(null, 9, null)]
    public void Now_UnsettledPlaces_AreThoseOfTheGateThatTheBooksLack(int? before, int? after, long? expected)
    {
        var held = new SaleRow { User = Guid.NewGuid(), Status = "PENDING", Quantity = 2, ReservedAt = History.Opened, DeadlineAt = History.Opened.AddMinutes(5) };

        Assert.Equal(expected, ActivityNow.Of(Books([held]), (before, after)).Unsettled);
    }

    [Fact]
    public void Guarantees_NotOpenedYet_IsPendingAndNeverGreen()
    {
        var ledger = Books([]) with { OpenedAt = null };

        Assert.Equal(GuaranteeState.PENDING, Guarantees.Of(Figures([], ledger), ledger, To).Reconciliation);
    }

    [Fact]
    public void FillCurve_RandomBooks_EndsWithWhatIsHeldAndPaid()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var books = new History(seed).Books(count: 60, capacity: 100);

            var last = FillCurve.Of(books, 100, History.Opened, History.Opened.AddHours(2)).Points[^1];

            Assert.Equal(books.Where(row => row.EndedAt is null).Sum(row => row.Quantity), last.Held);
            Assert.Equal(books.Where(row => row.Status == "PAID").Sum(row => row.Quantity), last.Paid);
        }
    }

    private static int Both(IReadOnlyList<BehaviorRow> rows, string? below, string above)
    {
        var both = 0;
        foreach (var person in rows.Select(row => row.Person).OfType<Guid>().Distinct())
        {
            var own = rows.Where(row => row.Person == person).ToList();
            both += (below is null || own.Exists(row => row.Kind == below)) && own.Exists(row => row.Kind == above) ? 1 : 0;
        }

        return both;
    }

    private static SaleRow Paid(DateTimeOffset at) => new()
    {
        User = Guid.NewGuid(),
        Status = "PAID",
        Quantity = 1,
        ReservedAt = at,
        DeadlineAt = at.AddMinutes(5),
        PaidAt = at.AddSeconds(30),
        TotalMinor = 10,
    };

    private static BehaviorRow View(Guid person) => new() { Person = person, Kind = EventKind.PageView, At = History.Opened, Device = "mobile" };

    private static ActivityBooks Books(IReadOnlyList<SaleRow> rows, DateTimeOffset? asOf = null) => new(
        "PURCHASE", 100, rows.Where(row => row.Status is "CONFIRMED" or "STUCK" or "PAID").Sum(row => row.Quantity), History.Opened, rows, [], 0, asOf ?? To);

    private static Figures Figures(IReadOnlyList<BehaviorRow> rows, ActivityBooks books, DashboardFilter? filter = null)
    {
        var seen = filter ?? new DashboardFilter(History.Opened);
        return ActivityFigures.Of(rows, People.Of(rows, History.Opened, seen), books, History.Opened, To, !seen.NarrowsPeople);
    }
}
