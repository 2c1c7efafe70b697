using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;
using Verdict = Axon.Web.Ui.Verdict;

namespace Axon.Web.Features.Operations;

public sealed partial class OperationsPage
{
    private OperationsView? _view;

    [Inject]
    public required OperationsReader Reader { get; set; }

    [Inject]
    public required QueryProviderForStaff Asking { get; set; }

    [Inject]
    public required RequeueForStaff Requeuing { get; set; }

    [Inject]
    public required OrderStore Orders { get; set; }

    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [SupplyParameterFromForm(FormName = "ask")]
    private AskForm? Ask { get; set; }

    [SupplyParameterFromForm(FormName = "requeue")]
    private RequeueForm? Requeue { get; set; }

    protected override async Task OnInitializedAsync() => _view = await Reader.ReadAsync(HttpContext.RequestAborted);

    private async Task AskAsync()
    {
        var payment = new PaymentId(Ask?.Payment ?? Guid.Empty);
        var outcome = await Asking.HandleAsync(payment, HttpContext.User.UserId(), HttpContext.RequestAborted);
        // What was found out is kept; whoever asked may have gone away by now.
        var order = outcome == ProviderQueryOutcome.NotFound ? null : await Orders.FindAsync(payment, CancellationToken.None);
        var (kind, word) = Say(outcome, order?.Status);
        Finish(kind, Loc[word, order?.Number ?? ""]);
    }

    private async Task RequeueAsync()
    {
        var found = await Requeuing.HandleAsync(Requeue?.Fact ?? Guid.Empty, HttpContext.User.UserId(), HttpContext.RequestAborted);
        Finish(found ? Verdict.Ok : Verdict.Bad, Loc[found ? nameof(OperationsStrings.Requeued) : nameof(OperationsStrings.RequeueMissing)]);
    }

    internal static (Verdict Kind, string Word) Say(ProviderQueryOutcome outcome, OrderStatus? order) => (outcome, order) switch
    {
        (ProviderQueryOutcome.NotFound, _) or (_, null) => (Verdict.Bad, nameof(OperationsStrings.AskMissing)),
        (ProviderQueryOutcome.Open, _) => (Verdict.Warn, nameof(OperationsStrings.AskOpen)),
        (_, OrderStatus.PAID) => (Verdict.Ok, nameof(OperationsStrings.AskPaid)),
        (_, OrderStatus.REFUNDED or OrderStatus.PARTIALLY_REFUNDED) => (Verdict.Ok, nameof(OperationsStrings.AskRefunded)),
        (_, OrderStatus.AWAITING_PAYMENT) => (Verdict.Ok, nameof(OperationsStrings.AskUnpaid)),
        (_, OrderStatus.CANCELLED) => (Verdict.Ok, nameof(OperationsStrings.AskCancelled)),
        _ => throw new System.Diagnostics.UnreachableException($"{outcome} {order}"),
    };

    private void Finish(Verdict kind, string text)
    {
        Flash.Set(kind, text);
        Navigation.NavigateTo(OperationsUrls.Page);
    }

    private sealed class AskForm
    {
        public Guid Payment { get; set; }
    }

    private sealed class RequeueForm
    {
        public Guid Fact { get; set; }
    }
}
