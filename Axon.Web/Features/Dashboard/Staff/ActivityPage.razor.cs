using Axon.Core.Catalog.Activities;
using Axon.Core.Dashboard;
using Axon.Core.Kernel;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Axon.Web.Features.Dashboard.Staff;

/// <summary>The control room of one activity: follows the feed, keeps its whole state in the query string.</summary>
public sealed partial class ActivityPage : IDisposable
{
    private IDisposable? _subscription;
    private ErrorBoundary? _boundary;
    private ActivityView? _activity;
    private ActivityStatus _status;
    private DashboardView _view = new();
    private FeedState _state = new(null, null);
    private (long Id, string Query)? _shown;
    private DateTimeOffset _opens;
    private bool _missing;

    [Parameter]
    public long Id { get; set; }

    [Inject]
    public required DashboardFeed Feed { get; set; }

    [Inject]
    public required IActivityCatalog Activities { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private string Facts => string.Join(
        " · ",
        Loc[_activity!.OpenedAt is null ? nameof(DashboardStrings.OpensAt) : nameof(DashboardStrings.OpenedAt), OpeningText], // called only with an activity
        Loc[nameof(DashboardStrings.CapacityUnits), NumberFormat.Count(_activity.Capacity)],
        Loc[nameof(DashboardStrings.PerPerson), NumberFormat.Count(_activity.PerPersonLimit)]);

    private string OpeningText =>
        Clock.When(_activity!.OpenedAt ?? _activity.OpensAt); // as above

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _subscription?.Dispose();
    }

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override Task OnParametersSetAsync() => ShowAsync();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        await ShowAsync();
        StateHasChanged();
    });

    private async Task ShowAsync()
    {
        var query = Navigation.ToAbsoluteUri(Navigation.Uri).Query;
        if (_shown == (Id, query))
        {
            return;
        }

        _shown = (Id, query);
        _activity = await Activities.FindAsync(new ActivityId(Id), CancellationToken.None);
        _missing = _activity is null;
        _subscription?.Dispose();
        if (_activity is null)
        {
            return;
        }

        _status = _activity.StatusAt(Clock.Now);
        _view = DashboardView.Parse(query, RangeChoice.OPEN);
        Follow(_activity);
    }

    private void Follow(ActivityView activity)
    {
        _subscription?.Dispose();
        _opens = activity.OpenedAt ?? activity.OpensAt;
        _subscription = Feed.Subscribe(activity.Id, _view.ToFilter(Clock.Now, _opens), _view.Compare, state => _ = InvokeAsync(() => ShowAsync(state)));
    }

    private async Task ShowAsync(FeedState state)
    {
        _state = state;
        // Cached for a second: the status follows the schedule without a query of its own.
        if (await Activities.FindAsync(new ActivityId(Id), CancellationToken.None) is { } activity)
        {
            _activity = activity;
            _status = activity.StatusAt(Clock.Now);
            if (_opens != (activity.OpenedAt ?? activity.OpensAt))
            {
                // It opened at another time than planned: the range that begins with the opening moves along.
                Follow(activity);
            }
        }

        StateHasChanged();
    }
}
