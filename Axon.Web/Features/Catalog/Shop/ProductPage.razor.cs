using Axon.Core.Catalog.Products;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Store;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Axon.Web.Features.Checkout.Shop;
using Axon.Web.Features.Wallet.Shop;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Catalog.Shop;

public sealed partial class ProductPage
{
    private readonly string _key = Guid.NewGuid().ToString("N");
    private ProductView? _product;
    private IReadOnlyList<CouponChoice> _choices = [];

    [Inject]
    public required ProductCatalog Products { get; set; }

    [Inject]
    public required MyCouponStore Coupons { get; set; }

    [Inject]
    public required IOptions<StoreOptions> Store { get; set; }

    [Inject]
    public required BuyProduct Purchase { get; set; }

    [Inject]
    public required PreparePayment Prepare { get; set; }

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
    public long Id { get; set; }

    [SupplyParameterFromForm(FormName = "buy")]
    private PurchaseForm? Buy { get; set; }

    [SupplyParameterFromForm(FormName = "buy")]
    private int? Quantity { get; set; }

    [SupplyParameterFromForm(FormName = "buy")]
    private string? Coupon { get; set; }

    private bool SignedIn => HttpContext.User.FindUserId() is not null;

    private int Most => Math.Min(_product!.Available, Store.Value.MaxQuantity);

    protected override async Task OnInitializedAsync()
    {
        _product = await Products.FindAsync(new ProductId(Id), HttpContext.RequestAborted);
        if (_product is not { OnSale: true })
        {
            _product = null;
            Navigation.NotFound();
            return;
        }

        if (HttpContext.User.FindUserId() is { } user)
        {
            // Those that fit one unit; more units only make an order worth more.
            var mine = await Coupons.ListAsync(user, HttpContext.RequestAborted);
            _choices = CouponChoice.Of(mine, _product.Price, _product.Category, null, Time.GetUtcNow());
        }
    }

    private async Task BuyAsync()
    {
        var page = ShopUrls.Product(new ProductId(Id));
        if (HttpContext.User.FindUserId() is not { } user)
        {
            Navigation.NavigateTo(SignInUrl.Of(page));
            return;
        }

        // The form's own key: pressed twice, or sent again from the back button, it is the same purchase.
        var key = Guid.TryParseExact(Buy?.Key, "N", out _) ? Buy!.Key : null;
        var (outcome, sale) = await Purchase.HandleAsync(new ProductId(Id), user, Quantity ?? 1, key, HttpContext.RequestAborted);
        switch (outcome)
        {
            case BuyProductOutcome.Begun:
                var coupon = Guid.TryParse(Coupon, out var id) ? new IssuedCouponId(id) : (IssuedCouponId?)null;
                ToPayment.Go(await Prepare.HandleAsync(sale, user, coupon, HttpContext.RequestAborted), HttpContext.Request, page);
                break;
            case BuyProductOutcome.NotFound:
                Navigation.NotFound();
                break;
            default:
                Flash.Set(Verdict.Bad, $"{PaymentWords[nameof(PaymentStrings.QuantityWrong)]} {PaymentWords[nameof(PaymentStrings.QuantityWrongDetail)]}");
                Navigation.NavigateTo(page);
                break;
        }
    }

    private sealed class PurchaseForm
    {
        public string? Key { get; set; }
    }
}
