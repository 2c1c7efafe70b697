using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Products;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <summary>Writes one activity: what is typed is kept in the browser at once and in the database when saved.</summary>
public sealed partial class ActivityEditor : IAsyncDisposable
{
    private const int MostChoices = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly CancellationTokenSource _gone = new();
    private readonly List<RuleForm> _rules = [];
    private ActivityForm _form = new();
    private FormErrors _errors = new();
    private ActivityDetails? _details;
    private CampaignDetails? _campaign;
    private IReadOnlyList<ProductDetails> _products = [];
    private IReadOnlyList<CouponDetails> _coupons = [];
    private IReadOnlyList<string> _categories = [];
    private IReadOnlyList<string>? _capacityErrors;
    private IReadOnlyList<EligibilityRule> _goodRules = [];
    private EligibleAudience? _audience;
    private UnsavedDraft? _draft;
    private UserId? _user;
    private string? _saveState;
    private bool _missing;
    private bool _writes;
    private bool _busy;
    private bool _restored;
    private bool _changesCapacity;
    private int _keystroke;
    private int _saved;

    [Parameter]
    public long? Id { get; set; }

    [Parameter]
    public long? CampaignId { get; set; }

    [Parameter]
    public EventCallback<string> TitleChanged { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required EditorServices Services { get; set; }

    [Inject]
    public required RuleSentence Words { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    private ActivityStatus Status => _details?.View.StatusAt(Clock.GetUtcNow()) ?? ActivityStatus.DRAFT;

    private string DraftKey => $"axon-activity-{Id}-{CampaignId}-{_details?.View.Version}-{_user}";

    private IReadOnlyList<string> Frozen => ActivityFreeze.Fields(Status);

    private string Sentence => Words.Of(_goodRules);

    private ActivityView Preview => ActivityDraftView.Of(
        _form,
        _campaign!, // drawn only when it is known
        _products.FirstOrDefault(product => product.Id.ToString() == _form.ProductId)?.ToView(),
        _coupons.FirstOrDefault(coupon => coupon.View.Id.ToString() == _form.CouponId)?.View,
        _goodRules,
        Clock.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        if (_draft is not null)
        {
            await _draft.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        (_user, _writes) = (user.FindUserId(), user.IsInRole(AxonPolicies.Admin));
        _products = (await Services.Products.ListAsync(new ProductFilter(Sort: ProductSort.NAME), 1, MostChoices, _gone.Token)).Items;
        _coupons = (await Services.Coupons.ListAsync(null, 1, MostChoices, _gone.Token)).Items;
        _categories = await Services.Products.CategoriesAsync(hidden: true, _gone.Token);
        await LoadAsync();
        if (_campaign is null || !_writes)
        {
            return;
        }

        _draft = new UnsavedDraft(Js) { Key = DraftKey };
        if (await _draft.LoadAsync() is { } kept)
        {
            _restored = true;
            _keystroke++;
            Show(kept);
        }

        await CountAsync();
    }

    private async Task LoadAsync()
    {
        _details = Id is { } id ? await Services.Activities.FindDetailsAsync(new ActivityId(id), _gone.Token) : null;
        var campaign = _details?.View.Campaign ?? (CampaignId is { } parent ? new CampaignId(parent) : null);
        _campaign = campaign is { } known ? await Services.Campaigns.FindAsync(known, _gone.Token) : null;
        _missing = _campaign is null;
        _draft?.Key = DraftKey;
        if (_keystroke == _saved)
        {
            Show(_details is null ? new ActivityForm() : ActivityForm.From(_details.View));
        }
        else if (_details is not null && Frozen.Contains("capacity"))
        {
            // What was typed since stays; this is changed beside the form only.
            _form.Capacity = TypedText.Of(_details.View.Capacity);
        }

        if (_details is not null)
        {
            await TitleChanged.InvokeAsync(_details.View.Title);
        }
    }

    private void Show(ActivityForm form)
    {
        _form = form;
        _rules.Clear();
        _rules.AddRange(form.Rules.Select(RuleForm.Of));
        _goodRules = RuleJson.TryBuild(form.Rules) ?? [];
    }

    /// <summary>After each keystroke: what was typed is kept, and when the typing rests the people are counted anew.</summary>
    private async Task ChangedAsync()
    {
        _form.Rules = [.. _rules.Select(rule => rule.ToDto())];
        var keystroke = ++_keystroke;
        await Task.Delay(Pause, Clock, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (keystroke != _keystroke || _gone.IsCancellationRequested)
        {
            return;
        }

        if (_draft is not null && await _draft.KeepAsync(_form))
        {
            _saveState = Loc[nameof(AdminStrings.DraftKept)];
        }

        await CountAsync();
        await RecheckAsync();
    }

    /// <summary>Errors go as they are solved; new ones are not said before saving.</summary>
    private async Task RecheckAsync()
    {
        var shown = _errors;
        if (!shown.Any || _campaign is null)
        {
            return;
        }

        List<string> unreadable = [];
        var problems = await Services.Save.CheckAsync(_campaign, _details?.View, _form.ToInput(unreadable), _gone.Token);
        if (ReferenceEquals(shown, _errors))
        {
            _errors = shown.Remaining(FormErrors.Of(problems, unreadable, Services.Refusals));
        }
    }

    private async Task CountAsync()
    {
        var counted = await Services.Count.HandleAsync(_form.Rules, _gone.Token);
        if (counted.Ok)
        {
            (_goodRules, _audience) = (counted.Value.Rules, counted.Value.Audience);
        }
        else
        {
            _audience = null;
        }
    }

    private async Task DiscardDraftAsync()
    {
        await DropDraftAsync();
        _saved = _keystroke;
        await LoadAsync();
        await CountAsync();
    }

    private async Task DropDraftAsync()
    {
        _restored = false;
        if (_draft is not null)
        {
            await _draft.DropAsync();
        }
    }
}
