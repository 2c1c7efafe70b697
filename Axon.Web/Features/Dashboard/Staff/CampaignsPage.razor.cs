using Axon.Core.Dashboard;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Axon.Web.Features.Dashboard.Staff;

/// <summary>All campaigns, or one, side by side.</summary>
public sealed partial class CampaignsPage : IAsyncDisposable
{
    private static readonly IReadOnlyList<MetricDefinition> Cards = [MetricLibrary.Orders, MetricLibrary.Purchases, MetricLibrary.Revenue, MetricLibrary.Roas];

    private readonly CancellationTokenSource _left = new();
    private CampaignsDashboard? _shown;
    private DashboardView _view = new() { Range = RangeChoice.DAYS7 };
    private string _sort = "revenue";
    private bool _failed;
    private Task _loop = Task.CompletedTask;

    [Parameter]
    public long? CampaignId { get; set; }

    [Inject]
    public required CampaignsFeed Feed { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required DisplayClock Clock { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    private IReadOnlyList<CampaignLine> Lines => _shown is null ? [] : CampaignTable.Sorted([.. _shown.Lines.Where(line => CampaignId is null || line.CampaignId == CampaignId)], _sort);

    private Figures Total => CampaignId is null || Lines.Count == 0 ? _shown!.Total : Lines[0].Figures; // asked for only once shown

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        await _left.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _left.Dispose();
    }

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnLocationChanged;
        ReadAddress();
        _loop = FollowAsync(_left.Token);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        ReadAddress();
        await RefreshAsync(_left.Token);
    });

    private void ReadAddress()
    {
        var query = Navigation.ToAbsoluteUri(Navigation.Uri).Query;
        _view = DashboardView.Parse(query, RangeChoice.DAYS7) is var view && view.Range == RangeChoice.OPEN ? view with { Range = RangeChoice.DAYS7 } : view;
        _sort = QueryHelpers.ParseQuery(query).TryGetValue("sort", out var sort) && MetricLibrary.Find(sort.ToString()) is { } metric ? metric.Name : "revenue";
    }

    private string Link(DashboardView view) => CampaignId is { } id ? DashboardUrls.Campaign(id, view) : DashboardUrls.Overview + view.ToQuery();

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Time);
        do
        {
            await RefreshAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var read = await Feed.ReadAsync(_view.ToFilter(Clock.Now, Clock.Now), _view.Compare, cancellationToken);
        _failed = read is null;
        _shown = read ?? _shown;
        StateHasChanged();
    }
}
