using static Axon.Core.Dashboard.MetricUnit;

namespace Axon.Core.Dashboard;

/// <summary>Every metric of the product. Pages, API, CSV and documentation call it; no number is computed anywhere else.</summary>
public static class MetricLibrary
{
    public static MetricDefinition Visitors { get; } = new("visitors", PEOPLE, true,
        "distinct people (account, else visitor) with any valid event", f => f.Visitors);

    public static MetricDefinition NewVisitors { get; } = new("newVisitors", PEOPLE, true,
        "visitors whose first event ever is in the range", f => f.NewVisitors);

    public static MetricDefinition ReturningVisitors { get; } = new("returningVisitors", PEOPLE, true,
        "visitors whose first event ever is before the range", f => f.Visitors - f.NewVisitors);

    public static MetricDefinition ClickRate { get; } = new("clickRate", RATE, true,
        "distinct viewers with a click on the call to action / distinct viewers", f => f.ClickedViewers, f => f.Viewers);

    public static MetricDefinition Reservations { get; } = new("reservations", UNITS, true,
        "units of reservations made", f => f.ReservedUnits);

    public static MetricDefinition Purchases { get; } = new("purchases", UNITS, true,
        "units of paid orders, before refunds", f => f.PaidUnits);

    public static MetricDefinition Orders { get; } = new("orders", COUNT, true, "paid orders", f => f.PaidOrders);

    public static MetricDefinition Gmv { get; } = new("gmv", MONEY, true, "paid, before refunds, at the price paid", f => f.GrossMinor);

    public static MetricDefinition Refunded { get; } = new("refunded", MONEY, false, "money given back in the range", f => f.RefundedMinor);

    public static MetricDefinition Revenue { get; } = new("revenue", MONEY, true, "paid − refunded", f => f.GrossMinor - f.RefundedMinor);

    public static MetricDefinition Conversion { get; } = new("conversion", RATE, true,
        "visitors with a purchase / visitors", f => f.ConvertedVisitors, f => f.Visitors);

    public static MetricDefinition ApprovalRate { get; } = new("approvalRate", RATE, true,
        "distinct people who clicked and got a place / distinct people who clicked", f => f.ApprovedPeople, f => f.ClickedPeople);

    public static MetricDefinition PurchaseRate { get; } = new("purchaseRate", RATE, true,
        "distinct people with a place who paid for it / distinct people with a place", f => f.ReservedBuyers, f => f.ReservedPeople);

    public static MetricDefinition AverageOrder { get; } = new("aov", MONEY, true, "revenue / orders", Revenue.Numerator, f => f.PaidOrders);

    public static MetricDefinition RevenuePerVisitor { get; } = new("arpu", MONEY, true, "revenue / visitors", Revenue.Numerator, f => f.Visitors);

    public static MetricDefinition RevenuePerBuyer { get; } = new("arppu", MONEY, true, "revenue / buyers", Revenue.Numerator, f => f.Buyers);

    public static MetricDefinition Cost { get; } = new("cost", MONEY, null, "costs entered for the range", f => f.CostMinor);

    public static MetricDefinition CostPerClick { get; } = new("cpc", MONEY, false, "cost / clicks on the call to action", f => f.CostMinor, f => f.Clicks);

    public static MetricDefinition CostPerOrder { get; } = new("cpa", MONEY, false, "cost / paid orders", f => f.CostMinor, f => f.PaidOrders);

    public static MetricDefinition CostPerNewBuyer { get; } = new("cac", MONEY, false, "cost / buyers whose first order this was", f => f.CostMinor, f => f.NewBuyers);

    public static MetricDefinition Roas { get; } = new("roas", TIMES, true, "revenue of the campaign / cost", Revenue.Numerator, f => f.CostMinor);

    public static MetricDefinition TokenWaste { get; } = new("tokenWaste", RATE, false,
        "expired reservations / reservations made", f => f.ExpiredReservations, f => f.Reservations);

    public static MetricDefinition DemandRatio { get; } = new("demandRatio", TIMES, true,
        "distinct applicants in the first minute / capacity", f => f.FirstMinuteApplicants, f => f.Capacity);

    public static MetricDefinition SellOutTime { get; } = new("sellOutTime", SECONDS, null,
        "last unit paid − opening, once every unit is paid", f => (decimal?)f.SellOutSeconds);

    public static MetricDefinition OverBooking { get; } = new("overBooking", UNITS, false,
        "max(0, paid and kept + in payment − capacity)", f => Math.Max(0, f.PaidUnitsNow + f.InPaymentUnitsNow - f.Capacity));

    public static MetricDefinition ReconciliationGap { get; } = new("reconciliationGap", UNITS, false,
        "|paid units by the event stream − by the order books| over closed minutes", f => Math.Abs(f.StreamPaidUnits - f.BooksPaidUnits));

    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        Visitors, NewVisitors, ReturningVisitors, ClickRate, Reservations, Purchases, Orders, Gmv, Refunded, Revenue, Conversion,
        ApprovalRate, PurchaseRate, AverageOrder, RevenuePerVisitor, RevenuePerBuyer, Cost, CostPerClick, CostPerOrder, CostPerNewBuyer,
        Roas, TokenWaste, DemandRatio, SellOutTime, OverBooking, ReconciliationGap,
    ];

    /// <summary>The six cards of an activity, in the order in which a marketer asks.</summary>
    public static IReadOnlyList<MetricDefinition> ActivityCards { get; } = [Visitors, ClickRate, Reservations, Purchases, Revenue, Conversion];

    public static MetricDefinition? Find(string name) => All.FirstOrDefault(metric => metric.Name == name);
}

/// <summary>What one number means. The only place in the product that computes it.</summary>
/// <param name="Name">Stable name for URLs, API, CSV and resource keys.</param>
/// <param name="UpIsGood">True when more is better; false when less is better; null when neither.</param>
/// <param name="Formula">In words, English, as the documentation prints it.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is divided by; null for plain counts and sums.</param>
public sealed record MetricDefinition(
    string Name,
    MetricUnit Unit,
    bool? UpIsGood,
    string Formula,
    Func<Figures, decimal?> Numerator,
    Func<Figures, decimal?>? Denominator = null)
{
    /// <summary>The value of the figures. A rate or average over nothing has no value; it is never 0 and never infinite.</summary>
    public MetricValue Of(Figures figures)
    {
        var numerator = Numerator(figures);
        if (Denominator is null)
        {
            return new MetricValue(this, numerator, null, null);
        }

        var denominator = Denominator(figures);
        decimal? value = numerator is null || denominator is null or 0 ? null : numerator / denominator;
        return new MetricValue(this, value, numerator, denominator);
    }
}

/// <param name="Value">Null when there is nothing to compute it from.</param>
/// <param name="Numerator">Set for rates and averages.</param>
/// <param name="Denominator">Set for rates and averages.</param>
public sealed record MetricValue(MetricDefinition Metric, decimal? Value, decimal? Numerator, decimal? Denominator)
{
    /// <summary>
    /// 95 % Wilson score interval of a rate whose numerator is part of its denominator and n &lt; 1,000; otherwise null.
    /// Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference".
    /// </summary>
    public (double Low, double High)? Interval()
    {
        if (Metric.Unit != MetricUnit.RATE || Numerator is not { } k || Denominator is not { } n || n is 0 or >= 1000 || k > n)
        {
            return null;
        }

        const double z = 1.959963984540054;
        var count = (double)n;
        var share = (double)k / count;
        var centre = share + (z * z / (2 * count));
        var spread = z * Math.Sqrt((share * (1 - share) / count) + (z * z / (4 * count * count)));
        var scale = 1 + (z * z / count);
        return (Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }

    /// <summary>A rate over fewer than 30 says too little to compare.</summary>
    public bool SmallSample => Metric.Unit == MetricUnit.RATE && Denominator is < 30;
}

/// <summary>How a metric's value is read and written.</summary>
public enum MetricUnit
{
    PEOPLE,
    COUNT,
    UNITS,

    /// <summary>A share from 0 to 1, shown in percent: who is counted above is counted below too. Changes are shown in percentage points.</summary>
    RATE,

    /// <summary>Minor units of the currency.</summary>
    MONEY,

    /// <summary>A multiple, shown as 4.8×.</summary>
    TIMES,
    SECONDS,
}
