namespace Axon.Core.Dashboard;

/// <summary>Counts one activity's figures from its events and its books.</summary>
public static class ActivityFigures
{
    /// <param name="rows">Events of the range, of everybody.</param>
    /// <param name="people">The recognised people of the audience.</param>
    /// <param name="everybody">True when the audience is everybody, so that sales of people without any event count too.</param>
    public static Figures Of(
        IReadOnlyList<BehaviorRow> rows, IReadOnlyList<Person> people, ActivityBooks books, DateTimeOffset from, DateTimeOffset to, bool everybody)
    {
        var ids = people.Select(person => person.Id).ToHashSet();
        bool Counts(Guid user) => everybody || ids.Contains(user);
        bool InRange(DateTimeOffset? at) => at >= from && at < to;

        var reserved = books.Rows.Where(row => Counts(row.User) && InRange(row.ReservedAt)).ToList();
        var paid = books.Rows.Where(row => Counts(row.User) && InRange(row.PaidAt)).ToList();
        var closed = Guarantees.ClosedBefore(books.AsOf);
        return new Figures
        {
            Visitors = people.Count,
            NewVisitors = people.Count(person => person.IsNew),
            Viewers = people.Count(person => person.Did(EventKind.PageView)),
            ClickedViewers = people.Count(person => person.Did(EventKind.PageView) && person.Did(EventKind.Click)),
            ConvertedVisitors = people.Count(person => person.Did(EventKind.Purchase)),
            ClickedPeople = people.Count(person => person.Did(EventKind.Click)),
            ApprovedPeople = people.Count(person => person.Did(EventKind.Click) && person.Did(EventKind.Reserved)),
            Clicks = people.Sum(person => person.Events.Count(row => row.Kind == EventKind.Click)),
            PageViews = people.Sum(person => person.Events.Count(row => row.Kind == EventKind.PageView)),
            AnonymousPageViews = everybody ? rows.Count(row => row.Person is null && row.Kind == EventKind.PageView) : 0,
            ReservedPeople = reserved.DistinctBy(row => row.User).Count(),
            ReservedBuyers = reserved.Where(row => InRange(row.PaidAt)).DistinctBy(row => row.User).Count(),
            Reservations = reserved.Count,
            ReservedUnits = reserved.Sum(row => (long)row.Quantity),
            ExpiredReservations = reserved.Count(row => row.Status == "EXPIRED"),
            Buyers = paid.DistinctBy(row => row.User).Count(),
            NewBuyers = paid.Where(row => row.FirstPurchase == true).DistinctBy(row => row.User).Count(),
            PaidOrders = paid.Count,
            PaidUnits = paid.Sum(row => (long)row.Quantity),
            GrossMinor = paid.Sum(row => row.TotalMinor),
            RefundedMinor = books.Refunds.Where(refund => Counts(refund.User) && InRange(refund.At)).Sum(refund => refund.AmountMinor),
            FirstMinuteApplicants = FirstMinute(people, books.OpenedAt),
            Capacity = books.Capacity,
            PaidUnitsNow = books.Rows.Where(row => row.Status == "PAID").Sum(row => (long)row.Quantity),
            InPaymentUnitsNow = books.Rows.Where(row => row.Status is "CONFIRMED" or "STUCK").Sum(row => (long)row.Quantity),
            SellOutSeconds = SellOut(books),
            StreamPaidUnits = rows.Where(row => row.Kind is EventKind.Purchase && row.At < closed).Sum(row => (long)(row.Quantity ?? 0)),
            BooksPaidUnits = books.Rows.Where(row => InRange(row.PaidAt) && row.PaidAt < closed).Sum(row => (long)row.Quantity),
        };
    }

    private static long FirstMinute(IReadOnlyList<Person> people, DateTimeOffset? openedAt) => openedAt is not { } opened
        ? 0
        : people.Count(person => person.Events.Any(row => row.Kind is EventKind.Reserved or EventKind.Rejected
            && row.At >= opened - Funnel.ClockTolerance && row.At < opened.AddMinutes(1)));

    private static double? SellOut(ActivityBooks books)
    {
        var kept = books.Rows.Where(row => row.Status == "PAID").ToList();
        return books.OpenedAt is { } opened && books.Capacity > 0 && kept.Sum(row => row.Quantity) >= books.Capacity
            ? (kept.Max(row => row.PaidAt!.Value) - opened).TotalSeconds // PAID rows carry their time
            : null;
    }
}

/// <summary>One reservation with its order, from the books.</summary>
public sealed record SaleRow
{
    public Guid User { get; init; }

    public required string Status { get; init; }

    public int Quantity { get; init; }

    public DateTimeOffset ReservedAt { get; init; }

    public DateTimeOffset DeadlineAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>When it expired, was cancelled or refunded in full; null while it counts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public long TotalMinor { get; init; }

    /// <summary>Whether the order was its buyer's first ever; null while unpaid.</summary>
    public bool? FirstPurchase { get; init; }
}

/// <summary>What the books say of one activity, at one moment.</summary>
/// <param name="Taken">Units that the database counts as confirmed, paid or of unknown outcome.</param>
/// <param name="OpenFindings">Differences that reconcile has found and nobody has resolved.</param>
/// <param name="AsOf">The database's clock when the rows were read.</param>
public sealed record ActivityBooks(
    string Type,
    int Capacity,
    int Taken,
    DateTimeOffset? OpenedAt,
    IReadOnlyList<SaleRow> Rows,
    IReadOnlyList<RefundRow> Refunds,
    int OpenFindings,
    DateTimeOffset AsOf);

/// <summary>Money that went back, from the books.</summary>
public sealed record RefundRow
{
    public Guid User { get; init; }

    public long AmountMinor { get; init; }

    public DateTimeOffset At { get; init; }
}
