using Axon.Core.Dashboard;
using Axon.Core.Kernel;
using Axon.Web.Features.Dashboard.Staff;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Dashboard.Api;

/// <summary>What the dashboards show, for programs: the same snapshots, the same query string.</summary>
internal static class DashboardEndpoints
{
    public static IEndpointRouteBuilder MapDashboardApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/dashboard").RequireAuthorization(AxonPolicies.Marketer).WithTags("Dashboard");
        group.MapGet("/campaigns", CampaignsAsync).WithName("GetCampaignsDashboard").WithSummary("All campaigns side by side")
            .WithDescription("Query as on the page: range (today, days7, days30, custom with from and to as YYYY-MM-DD in Seoul), bots=1.");
        group.MapGet("/campaigns.csv", CampaignsCsvAsync).WithName("ExportCampaignsDashboard").WithSummary("The comparison of campaigns as CSV")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        group.MapGet("/activities/{id:long}", ActivityAsync).WithName("GetActivityDashboard").WithSummary("The control room of one activity")
            .WithDescription("Query as on the page: range (open, today, days7, days30, custom with from and to), device, audience (new, returning), bots=1.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/activities/{id:long}/{table:regex(^(metrics|fill|funnel|segments)$)}.csv", ActivityCsvAsync)
            .WithName("ExportActivityDashboard").WithSummary("One table of the control room as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<Ok<CampaignsDashboardJson>> CampaignsAsync(
        HttpRequest request, GetCampaignsDashboard dashboard, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(CampaignsDashboardJson.Of(await ReadAsync(request, dashboard, clock, cancellationToken)));

    private static async Task<FileContentHttpResult> CampaignsCsvAsync(
        HttpRequest request, GetCampaignsDashboard dashboard, TimeProvider clock, CancellationToken cancellationToken) =>
        Csv(DashboardCsv.Campaigns(await ReadAsync(request, dashboard, clock, cancellationToken)), "campaigns");

    private static async Task<Results<Ok<ActivityDashboardJson>, ProblemHttpResult>> ActivityAsync(
        long id, HttpRequest request, ActivityDashboardReader reader, Refusals refusals, CancellationToken cancellationToken) =>
        await reader.ReadAsync(new ActivityId(id), request.QueryString.Value ?? "", cancellationToken) is { } dashboard
            ? TypedResults.Ok(ActivityDashboardJson.Of(dashboard))
            : refusals.Result(DashboardWeb.NoActivity);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ActivityCsvAsync(
        long id, string table, HttpRequest request, ActivityDashboardReader reader, Refusals refusals, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(new ActivityId(id), request.QueryString.Value ?? "", cancellationToken) is not { } dashboard)
        {
            return refusals.Result(DashboardWeb.NoActivity);
        }

        return Csv(
            table switch
            {
                "metrics" => DashboardCsv.Metrics(dashboard.Figures),
                "fill" => DashboardCsv.Fill(dashboard.Fill),
                "funnel" => DashboardCsv.Funnel(dashboard.Funnel),
                _ => DashboardCsv.Segments(dashboard),
            },
            table);
    }

    private static Task<CampaignsDashboard> ReadAsync(HttpRequest request, GetCampaignsDashboard dashboard, TimeProvider clock, CancellationToken cancellationToken)
    {
        var view = DashboardView.Parse(request.QueryString.Value ?? "", RangeChoice.DAYS7);
        var now = clock.GetUtcNow();
        return dashboard.HandleAsync(view.ToFilter(now, now.AddDays(-7)), compare: false, cancellationToken);
    }

    private static FileContentHttpResult Csv(byte[] content, string name) => TypedResults.File(content, "text/csv; charset=utf-8", $"axon-{name}.csv");
}

/// <summary>The control room of one activity, as the API tells it.</summary>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="To">Exclusive, UTC.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ActivityDashboardJson(
    long ActivityId,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset AsOf,
    IReadOnlyList<MetricJson> Metrics,
    ActivityNow Now,
    Funnel Funnel,
    FillCurve Fill,
    IReadOnlyList<SegmentJson> Devices,
    IReadOnlyList<SegmentJson> Audiences,
    Guarantees Guarantees)
{
    public static ActivityDashboardJson Of(ActivityDashboard dashboard) => new(
        dashboard.Activity.Value, dashboard.From, dashboard.To, dashboard.AsOf, MetricJson.All(dashboard.Figures), dashboard.Now, dashboard.Funnel,
        dashboard.Fill, SegmentJson.Of(dashboard.Devices), SegmentJson.Of(dashboard.Audiences), dashboard.Guarantees);
}

/// <summary>One metric of an answer.</summary>
/// <param name="Name">As in the metric list: visitors, clickRate, …</param>
/// <param name="Unit">PEOPLE, COUNT, UNITS, RATE (0–1), MONEY (minor units), TIMES, SECONDS.</param>
/// <param name="Value">Null when there is nothing to compute it from.</param>
/// <param name="Numerator">For rates and averages.</param>
/// <param name="Denominator">For rates and averages.</param>
public sealed record MetricJson(string Name, MetricUnit Unit, decimal? Value, decimal? Numerator, decimal? Denominator)
{
    public static IReadOnlyList<MetricJson> All(Figures figures) =>
    [
        .. MetricLibrary.All.Select(metric => metric.Of(figures)).Select(value => new MetricJson(value.Metric.Name, value.Metric.Unit, value.Value, value.Numerator, value.Denominator)),
    ];
}

/// <summary>One campaign, or one of its activities when <paramref name="ActivityId"/> is set.</summary>
public sealed record CampaignLineJson(long CampaignId, long? ActivityId, string Name, string Status, string? Type, DateTimeOffset? OpensAt, IReadOnlyList<MetricJson> Metrics)
{
    public static CampaignLineJson Of(CampaignLine line) =>
        new(line.CampaignId, line.ActivityId, line.Name, line.Status, line.Type, line.OpensAt, MetricJson.All(line.Figures));
}

/// <summary>All campaigns side by side, as the API tells it.</summary>
public sealed record CampaignsDashboardJson(DateTimeOffset From, DateTimeOffset To, DateTimeOffset AsOf, IReadOnlyList<MetricJson> Total, IReadOnlyList<CampaignLineJson> Lines)
{
    public static CampaignsDashboardJson Of(CampaignsDashboard dashboard) =>
        new(dashboard.From, dashboard.To, dashboard.AsOf, MetricJson.All(dashboard.Total), [.. dashboard.Lines.Select(CampaignLineJson.Of)]);
}

public sealed record SegmentJson(string Name, IReadOnlyList<MetricJson> Metrics)
{
    public static IReadOnlyList<SegmentJson> Of(IReadOnlyList<Segment> segments) => [.. segments.Select(segment => new SegmentJson(segment.Name, MetricJson.All(segment.Figures)))];
}
