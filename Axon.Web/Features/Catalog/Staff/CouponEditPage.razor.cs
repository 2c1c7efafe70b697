using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Products;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Catalog.Staff;

public sealed partial class CouponEditPage
{
    private IReadOnlyList<string> _categories = [];
    private string? _name;
    private int _issued;

    [Inject]
    public required SaveCoupon Save { get; set; }

    [Inject]
    public required CouponStore Store { get; set; }

    [Inject]
    public required ProductStore Products { get; set; }

    [Inject]
    public required Refusals Refusals { get; set; }

    [Parameter]
    public long? Id { get; set; }

    [SupplyParameterFromForm]
    private CouponForm? Input { get; set; }

    private string Title => _name ?? Loc[nameof(AdminStrings.NewCoupon)];

    protected override async Task OnInitializedAsync()
    {
        _categories = await Products.CategoriesAsync(hidden: true, HttpContext.RequestAborted);
        if (Id is not { } id)
        {
            Input ??= new CouponForm();
            return;
        }

        if (await Store.FindAsync(new CouponId(id), HttpContext.RequestAborted) is not { } coupon)
        {
            Navigation.NotFound();
            return;
        }

        (_name, _issued) = (coupon.View.Name, coupon.Issued);
        Input ??= CouponForm.From(coupon);
    }

    private async Task SaveAsync()
    {
        if (!MayWrite || Input is null)
        {
            return;
        }

        List<string> unreadable = [];
        var input = Input.ToInput(unreadable);
        var result = unreadable.Count > 0 ? Result<CouponId>.Fail([])
            : Id is { } id ? await Save.UpdateAsync(new CouponId(id), Input.Version, input, HttpContext.User.UserId(), HttpContext.RequestAborted)
            : await Save.CreateAsync(input, HttpContext.User.UserId(), HttpContext.RequestAborted);
        if (unreadable.Count > 0 || !result.Ok)
        {
            Errors = FormErrors.Of(result.Problems, unreadable, Refusals);
            return;
        }

        Leave(Loc[nameof(AdminStrings.Saved)], AdminUrls.Coupon(result.Value));
    }

    private IReadOnlyList<(string, string)> KindOptions() => [.. Enum.GetNames<CouponKind>().Select(name => (name, Loc["Coupon" + name].Value))];

    private IReadOnlyList<(string, string)> CategoryOptions() =>
        [("", Loc[nameof(AdminStrings.All)]), .. _categories.Append(Input?.Category ?? "").Where(name => name.Length > 0).Distinct().Select(name => (name, name))];
}
