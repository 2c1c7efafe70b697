using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Products;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Checkout.Shop;

public sealed partial class OrderPage
{
    private const int LongestReason = 200;
    private OrderScene? _scene;
    private ImageId? _image;
    private string? _art;
    private string? _error;

    [Inject]
    public required OrderQueries Orders { get; set; }

    [Inject]
    public required IActivityCatalog Activities { get; set; }

    [Inject]
    public required ProductCatalog Products { get; set; }

    [Inject]
    public required CancelOrder Cancel { get; set; }

    [Inject]
    public required RequestRefund Refund { get; set; }

    [Inject]
    public required ToPayment ToPayment { get; set; }

    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IStringLocalizer<PaymentStrings> PaymentWords { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Declined { get; set; }

    [SupplyParameterFromQuery]
    private string? Closed { get; set; }

    [SupplyParameterFromForm(FormName = "refund")]
    private string? Reason { get; set; }

    [SupplyParameterFromForm(FormName = "refund")]
    private string? Choice { get; set; }

    // An unpaid order of a place is that place; one of a product is an order.
    private bool GivesUp => _scene?.Order.Activity is not null;

    private UserId User => HttpContext.User.UserId();

    // Only while it is still true: the address may be older than the order.
    private DeclineReason? Reasoned => Enum.TryParse<DeclineReason>(Declined, out var reason) && Enum.IsDefined(reason) ? reason : null;

    protected override async Task OnInitializedAsync()
    {
        var id = new OrderId(Id);
        if (await Orders.FindAsync(id, User, HttpContext.RequestAborted) is not { } found)
        {
            Navigation.NotFound();
            return;
        }

        var view = found.Order.Activity is { } activity ? await Activities.FindAsync(activity, HttpContext.RequestAborted) : null;
        var product = view?.Product ?? (found.Order.Product is { } sold ? await Products.FindAsync(sold, HttpContext.RequestAborted) : null);
        (_image, _art) = (view?.Image ?? product?.Image, product?.Art);
        _scene = new OrderScene(
            found.Order,
            found.Refunds,
            Time.GetUtcNow(),
            found.Order.IsPaid && view is not null ? await Orders.PlaceAsync(id, HttpContext.RequestAborted) : null,
            view is { ShowRemaining: not ShowRemaining.NEVER } ? view.Capacity : null,
            found.Coupon);
    }

    private void PayAsync()
    {
        if (_scene is not null)
        {
            ToPayment.Window(_scene.Order, HttpContext.Request);
        }
    }

    private async Task CancelAsync()
    {
        var (outcome, _) = await Cancel.HandleAsync(new OrderId(Id), User, HttpContext.RequestAborted);
        if (outcome is CancelOrderOutcome.Paid or CancelOrderOutcome.UnderWay)
        {
            Flash.Set(Verdict.Warn, PaymentWords[outcome == CancelOrderOutcome.Paid ? nameof(PaymentStrings.AlreadyPaid) : nameof(PaymentStrings.UnderWay)]);
        }

        Navigation.NavigateTo(ShopUrls.Order(new OrderId(Id)));
    }

    private async Task RefundAsync()
    {
        var reason = RefundBox.Choices.Contains(Choice) ? Loc[$"RefundReason{Choice}"].Value : PlainText.OneLine(Reason ?? "");
        if (reason is null || reason.Length > LongestReason)
        {
            _error = PaymentWords[nameof(PaymentStrings.ReasonInvalid)];
            return;
        }

        var result = await Refund.HandleAsync(new OrderId(Id), User, isStaff: false, amountMinor: null, reason, requestKey: null, HttpContext.RequestAborted);
        var (kind, words) = result.Outcome switch
        {
            RefundOutcome.Refunded => (Verdict.Ok, Loc[nameof(ShopStrings.RefundDone)].Value),
            RefundOutcome.UnderWay => (Verdict.Neutral, Loc[nameof(ShopStrings.RefundUnderWay)].Value),
            RefundOutcome.Declined => (Verdict.Bad, PaymentWords[nameof(PaymentStrings.RefundDeclined)].Value),
            RefundOutcome.TooLate => (Verdict.Warn, PaymentWords[nameof(PaymentStrings.RefundTooLate)].Value),
            RefundOutcome.NotPaid => (Verdict.Warn, PaymentWords[nameof(PaymentStrings.RefundNotPaid)].Value),
            _ => (Verdict.Warn, PaymentWords[nameof(PaymentStrings.RefundWrongAmount)].Value),
        };
        Flash.Set(kind, words);
        Navigation.NavigateTo(ShopUrls.Order(new OrderId(Id)));
    }
}
