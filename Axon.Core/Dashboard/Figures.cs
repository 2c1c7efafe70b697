namespace Axon.Core.Dashboard;

/// <summary>The counted facts of one scope, range and audience, from which every metric is computed. All ranges are half-open [from, to).</summary>
public sealed record Figures
{
    public static Figures None { get; } = new();

    /// <summary>Distinct people with any valid event.</summary>
    public long Visitors { get; init; }

    /// <summary>Of the visitors, those whose first event ever is in the range.</summary>
    public long NewVisitors { get; init; }

    /// <summary>Distinct people with a page view.</summary>
    public long Viewers { get; init; }

    /// <summary>Distinct viewers with a click on the call to action.</summary>
    public long ClickedViewers { get; init; }

    /// <summary>Of the visitors, those with a purchase event.</summary>
    public long ConvertedVisitors { get; init; }

    /// <summary>Distinct people with a click on the call to action.</summary>
    public long ClickedPeople { get; init; }

    /// <summary>Of those who clicked, those with a place.</summary>
    public long ApprovedPeople { get; init; }

    /// <summary>Clicks on the call to action.</summary>
    public long Clicks { get; init; }

    public long PageViews { get; init; }

    /// <summary>Page views of people who did not let us recognise them: counted, never joined to a person.</summary>
    public long AnonymousPageViews { get; init; }

    /// <summary>Distinct people who got a place.</summary>
    public long ReservedPeople { get; init; }

    /// <summary>Of those with a place, those who paid for it in the range.</summary>
    public long ReservedBuyers { get; init; }

    /// <summary>Reservations made, from the books.</summary>
    public long Reservations { get; init; }

    public long ReservedUnits { get; init; }

    public long ExpiredReservations { get; init; }

    /// <summary>Distinct people with a paid order.</summary>
    public long Buyers { get; init; }

    /// <summary>Of the buyers, those whose first order ever this was.</summary>
    public long NewBuyers { get; init; }

    public long PaidOrders { get; init; }

    public long PaidUnits { get; init; }

    /// <summary>Paid, before refunds, at the price paid, in minor units.</summary>
    public long GrossMinor { get; init; }

    /// <summary>Given back in the range, whenever the order was paid.</summary>
    public long RefundedMinor { get; init; }

    /// <summary>Costs entered for the range; null when none was entered.</summary>
    public long? CostMinor { get; init; }

    /// <summary>Distinct people who tried in the first minute after opening.</summary>
    public long FirstMinuteApplicants { get; init; }

    public long Capacity { get; init; }

    /// <summary>Units that are paid and kept, now.</summary>
    public long PaidUnitsNow { get; init; }

    /// <summary>Units of reservations whose payment is under way or of unknown outcome, now.</summary>
    public long InPaymentUnitsNow { get; init; }

    /// <summary>Seconds from opening to the last unit paid; null while not sold out.</summary>
    public double? SellOutSeconds { get; init; }

    /// <summary>Paid units by the event stream and by the order books, over the minutes that are closed.</summary>
    public long StreamPaidUnits { get; init; }

    public long BooksPaidUnits { get; init; }

    /// <summary>Adds what adds up: units, orders and money, never people.</summary>
    public static Figures Sum(IEnumerable<Figures> parts) => parts.Aggregate(None, (sum, part) => sum with
    {
        Capacity = sum.Capacity + part.Capacity,
        Reservations = sum.Reservations + part.Reservations,
        ReservedUnits = sum.ReservedUnits + part.ReservedUnits,
        ExpiredReservations = sum.ExpiredReservations + part.ExpiredReservations,
        PaidOrders = sum.PaidOrders + part.PaidOrders,
        PaidUnits = sum.PaidUnits + part.PaidUnits,
        BooksPaidUnits = sum.BooksPaidUnits + part.BooksPaidUnits,
        StreamPaidUnits = sum.StreamPaidUnits + part.StreamPaidUnits,
        PaidUnitsNow = sum.PaidUnitsNow + part.PaidUnitsNow,
        InPaymentUnitsNow = sum.InPaymentUnitsNow + part.InPaymentUnitsNow,
        GrossMinor = sum.GrossMinor + part.GrossMinor,
        RefundedMinor = sum.RefundedMinor + part.RefundedMinor,
        CostMinor = sum.CostMinor is null && part.CostMinor is null ? null : (sum.CostMinor ?? 0) + (part.CostMinor ?? 0),
    });
}
