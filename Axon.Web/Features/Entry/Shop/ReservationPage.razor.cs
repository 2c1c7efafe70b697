using Axon.Core.Catalog.Activities;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Sales;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Axon.Web.Features.Checkout.Shop;
using Axon.Web.Features.Wallet.Shop;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Entry.Shop;

public sealed partial class ReservationPage
{
    private Reservation? _reservation;
    private ActivityView? _view;
    private IReadOnlyList<CouponChoice> _choices = [];
    private IssuedCouponId? _chosen;

    [Inject]
    public required FindReservations Find { get; set; }

    [Inject]
    public required IActivityCatalog Activities { get; set; }

    [Inject]
    public required MyCouponStore Coupons { get; set; }

    [Inject]
    public required PreparePayment Prepare { get; set; }

    [Inject]
    public required CancelReservation Cancel { get; set; }

    [Inject]
    public required CancelOrder CancelOrder { get; set; }

    [Inject]
    public required ToPayment ToPayment { get; set; }

    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "pay")]
    private string? Coupon { get; set; }

    private UserId User => HttpContext.User.UserId();

    // By the deadline as well as by the row: whoever releases it may be a moment late.
    private bool Payable => _reservation is { Status: ReservationStatus.PENDING or ReservationStatus.CONFIRMED } row && row.DeadlineAt > Time.GetUtcNow();

    protected override async Task OnInitializedAsync()
    {
        _reservation = await Find.HandleAsync(new ReservationId(Id), User, HttpContext.RequestAborted);
        _view = _reservation is null ? null : await Activities.FindAsync(_reservation.Activity, HttpContext.RequestAborted);
        if (_reservation is null || _view is null)
        {
            Navigation.NotFound();
        }
        else if (_reservation is { Status: ReservationStatus.PAID, Order: { } order } && _view.Type == ActivityType.PURCHASE && HttpMethods.IsGet(HttpContext.Request.Method))
        {
            // A form sent to it is answered first, by leading here.
            Navigation.NavigateTo(ShopUrls.Order(order));
        }
        else if (Payable)
        {
            var mine = await Coupons.ListAsync(User, HttpContext.RequestAborted);
            _choices = CouponChoice.Of(mine, _view.Price * _reservation.Quantity, _view.Product?.Category, _reservation.Order, Time.GetUtcNow());
            _chosen = _reservation.Order is { } held ? _choices.FirstOrDefault(choice => choice.Coupon.Order == held)?.Coupon.Id : null;
        }
    }

    private async Task PayAsync()
    {
        // A form that has grown stale says nothing new: the page shows what is true.
        if (!Payable)
        {
            Navigation.NavigateTo(ShopUrls.Reservation(new ReservationId(Id)));
            return;
        }

        var coupon = Guid.TryParse(Coupon, out var id) ? new IssuedCouponId(id) : (IssuedCouponId?)null;
        var result = await Prepare.HandleAsync(new SaleRef(SaleKind.ACTIVITY, Id), User, coupon, HttpContext.RequestAborted);
        ToPayment.Go(result, HttpContext.Request, ShopUrls.Reservation(new ReservationId(Id)));
    }

    private async Task GiveUpAsync()
    {
        var (outcome, row) = await Cancel.HandleAsync(new ReservationId(Id), User, HttpContext.RequestAborted);
        if (outcome == CancelOutcome.InPayment && row?.Order is { } order
            && (await CancelOrder.HandleAsync(order, User, HttpContext.RequestAborted)).Outcome != CancelOrderOutcome.Cancelled)
        {
            Flash.Set(Verdict.Warn, Loc[nameof(ShopStrings.CannotGiveUp)]);
        }

        Navigation.NavigateTo(ShopUrls.Reservation(new ReservationId(Id)));
    }
}
