using Axon.Core.Tracking;
using Axon.Core.Tracking.Rejected;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;
using Verdict = Axon.Web.Ui.Verdict;

namespace Axon.Web.Features.Operations.BadRows;

public sealed partial class BadGroupPage
{
    private BadRowGroup? _group;
    private IReadOnlyList<string>? _errors;

    [Inject]
    public required BadRowStore Desk { get; set; }

    [Inject]
    public required ReplayBadRows Replay { get; set; }

    [Inject]
    public required DiscardBadRows Discard { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Parameter]
    public required string Stage { get; set; }

    [Parameter]
    public required string Reason { get; set; }

    [SupplyParameterFromForm]
    private DeskForm? Input { get; set; }

    protected override async Task OnInitializedAsync() =>
        _group = (await Desk.GroupsAsync(Time.GetUtcNow(), HttpContext.RequestAborted)).FirstOrDefault(group => group.Stage == Stage && group.Reason == Reason);

    private async Task ReplayAsync()
    {
        var result = await Replay.HandleAsync(Stage, Reason, Input?.UpTo ?? 0, HttpContext.User.UserId(), HttpContext.RequestAborted);
        Finish(
            result.StillBad == 0 ? Verdict.Ok : Verdict.Warn,
            Loc[result.More ? nameof(OperationsStrings.DeskReplayedMore) : nameof(OperationsStrings.DeskReplayed), NumberFormat.Count(result.Passed), NumberFormat.Count(result.StillBad)]);
    }

    private async Task DiscardAsync()
    {
        var result = await Discard.HandleAsync(Stage, Reason, Input?.UpTo ?? 0, Input?.Why, HttpContext.User.UserId(), HttpContext.RequestAborted);
        if (result.Problems is [{ Code: not BehaviorProblems.NoBadRows }])
        {
            _errors = [Loc[nameof(OperationsStrings.DeskWhyMissing)]];
            return;
        }

        Finish(
            result.Ok ? Verdict.Ok : Verdict.Bad,
            result.Ok ? Loc[nameof(OperationsStrings.DeskDiscarded), NumberFormat.Count(result.Value)] : Loc[nameof(OperationsStrings.DeskGone)]);
    }

    private void Finish(Verdict kind, string text)
    {
        Flash.Set(kind, text);
        Navigation.NavigateTo(OperationsUrls.BadRows);
    }

    private sealed class DeskForm
    {
        public long UpTo { get; set; }

        public string? Why { get; set; }
    }
}
