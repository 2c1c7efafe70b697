using System.Globalization;
using System.Text;
using Axon.Core.Dashboard;
using CsvHelper;

namespace Axon.Web.Features.Dashboard.Api;

/// <summary>The tables behind the charts as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read Korean); times are UTC.</summary>
internal static class DashboardCsv
{
    public static byte[] Metrics(Figures figures) => Write(
        ["metric", "unit", "value", "numerator", "denominator"],
        MetricLibrary.All.Select(metric => metric.Of(figures)).Select(value => new object?[]
        {
            value.Metric.Name, value.Metric.Unit, value.Value, value.Numerator, value.Denominator,
        }));

    public static byte[] Fill(FillCurve curve) => Write(
        ["at", "held", "paid"], curve.Points.Select(point => new object?[] { Time(point.At), point.Held, point.Paid }));

    public static byte[] Funnel(Funnel funnel) => Write(
        ["step", "people", "loss_reason", "loss_people"],
        funnel.Steps.SelectMany(step => step.Losses
            .Select(loss => new object?[] { step.Kind, null, loss.Reason, loss.People })
            .Prepend([step.Kind, step.Reached, null, null])));

    public static byte[] Segments(ActivityDashboard dashboard) => Write(
        ["dimension", "segment", "visitors", "buyers", "conversion"],
        Rows("device", dashboard.Devices).Concat(Rows("audience", dashboard.Audiences)));

    public static byte[] Campaigns(CampaignsDashboard dashboard) => Write(
        ["campaign_id", "activity_id", "name", "status", .. CampaignMetrics.Select(metric => metric.Name)],
        dashboard.Lines.Select(line => (object?[])
        [
            line.CampaignId, line.ActivityId, line.Name, line.Status, .. CampaignMetrics.Select(metric => (object?)metric.Of(line.Figures).Value),
        ]));

    private static IReadOnlyList<MetricDefinition> CampaignMetrics { get; } =
    [
        MetricLibrary.Visitors, MetricLibrary.ClickRate, MetricLibrary.Reservations, MetricLibrary.Purchases, MetricLibrary.Conversion, MetricLibrary.Gmv,
        MetricLibrary.Refunded, MetricLibrary.Revenue, MetricLibrary.Cost, MetricLibrary.Roas, MetricLibrary.ReconciliationGap,
    ];

    private static IEnumerable<object?[]> Rows(string dimension, IReadOnlyList<Segment> segments) => segments.Select(segment => new object?[]
    {
        dimension, segment.Name, segment.Figures.Visitors, segment.Figures.Buyers, MetricLibrary.Conversion.Of(segment.Figures).Value,
    });

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Write(IReadOnlyList<string> header, IEnumerable<object?[]> rows)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            csv.WriteRecord([.. header]);
            foreach (var row in rows)
            {
                foreach (var field in row)
                {
                    csv.WriteField(field is Enum name ? name.ToString() : field);
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }
}
