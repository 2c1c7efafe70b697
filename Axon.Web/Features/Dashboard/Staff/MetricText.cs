using System.Diagnostics;
using System.Globalization;
using Axon.Core.Dashboard;
using Axon.Core.Kernel;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Dashboard.Staff;

/// <summary>Metrics in the reader's words and numerals.</summary>
public sealed class MetricText(IStringLocalizer<DashboardStrings> words)
{
    public string Name(MetricDefinition metric) => words["Metric_" + metric.Name];

    /// <summary>In words; null where the name says it all.</summary>
    public string? Formula(MetricDefinition metric) => words["Formula_" + metric.Name] is { ResourceNotFound: false } formula ? formula.Value : null;

    /// <summary>Short, for cards and cells: 3,660만원, 61.4%.</summary>
    public string Brief(MetricValue value) => Write(value, NumberFormat.CountCompact, NumberFormat.MoneyCompact);

    /// <summary>Every digit, for tooltips and screen readers.</summary>
    public string Exact(MetricValue value) => Write(value, NumberFormat.Count, NumberFormat.Money);

    /// <summary>n / N of a rate; null for others.</summary>
    public static string? Parts(MetricValue value) => value is { Metric.Unit: MetricUnit.RATE, Numerator: { } numerator, Denominator: { } denominator }
        ? $"{NumberFormat.Count((long)numerator)} / {NumberFormat.Count((long)denominator)}"
        : null;

    public KpiChange? Change(MetricValue current, MetricValue? previous)
    {
        if (previous is null)
        {
            return null;
        }

        var change = Core.Dashboard.Change.Between(current, previous);
        var text = change.Kind switch
        {
            ChangeKind.NONE => null,
            ChangeKind.NEW => words[nameof(DashboardStrings.ChangeNew)].Value,
            ChangeKind.RELATIVE => NumberFormat.Percent(Math.Abs(change.Amount)),
            ChangeKind.POINTS => NumberFormat.PercentPoints(change.Amount),
            _ => throw new UnreachableException(change.Kind.ToString()),
        };
        return text is null ? null : new KpiChange(text, Math.Sign(change.Amount), change.Good);
    }

    public string Duration(double seconds) => seconds < 60
        ? words[nameof(DashboardStrings.Seconds), seconds.ToString(seconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)]
        : words[nameof(DashboardStrings.Minutes), (seconds / 60).ToString("0.#", CultureInfo.InvariantCulture)];

    public static DataHue? Hue(MetricDefinition metric) => metric.Name switch
    {
        "visitors" => DataHue.Visit,
        "clickRate" => DataHue.Click,
        "reservations" => DataHue.Reserve,
        "purchases" or "orders" => DataHue.Paid,
        "revenue" or "gmv" or "roas" => DataHue.Money,
        _ => null,
    };

    private string Write(MetricValue value, Func<long, string> count, Func<Money, string> money) => value.Value is not { } number
        ? words[nameof(DashboardStrings.NoValue)]
        : value.Metric.Unit switch
        {
            MetricUnit.PEOPLE or MetricUnit.COUNT or MetricUnit.UNITS => count((long)number),
            MetricUnit.RATE => NumberFormat.Percent(number, number is > 0 and < 0.1m ? 2 : 1),
            MetricUnit.MONEY => money(Money.Won((long)Math.Round(number))),
            MetricUnit.TIMES => NumberFormat.Times(number),
            MetricUnit.SECONDS => Duration((double)number),
            _ => throw new UnreachableException(value.Metric.Unit.ToString()),
        };
}
