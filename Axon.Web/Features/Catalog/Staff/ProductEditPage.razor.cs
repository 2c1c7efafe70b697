using Axon.Core.Catalog.Images;
using Axon.Core.Catalog.Products;
using Axon.Core.Kernel;
using Axon.Web.Features.Catalog.Api;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Catalog.Staff;

public sealed partial class ProductEditPage
{
    private IReadOnlyList<string> _categories = [];
    private string? _name;
    private int _taken;

    [Inject]
    public required SaveProduct Save { get; set; }

    [Inject]
    public required UploadImage Upload { get; set; }

    [Inject]
    public required ProductStore Store { get; set; }

    [Inject]
    public required Refusals Refusals { get; set; }

    [Parameter]
    public long? Id { get; set; }

    [SupplyParameterFromForm]
    private ProductForm? Input { get; set; }

    private string Title => _name ?? Loc[nameof(AdminStrings.NewProduct)];

    protected override async Task OnInitializedAsync()
    {
        _categories = await Store.CategoriesAsync(hidden: true, HttpContext.RequestAborted);
        if (Id is not { } id)
        {
            Input ??= new ProductForm { Stock = "0" };
            return;
        }

        if (await Store.FindAsync(new ProductId(id), HttpContext.RequestAborted) is not { } product)
        {
            Navigation.NotFound();
            return;
        }

        (_name, _taken) = (product.Name, product.Taken);
        Input ??= ProductForm.From(product);
    }

    private async Task SaveAsync()
    {
        if (!MayWrite || Input is null)
        {
            return;
        }

        List<string> unreadable = [];
        if (Input.Picture is { Length: > 0 } picture)
        {
            var image = await Upload.HandleAsync(await ImageEndpoints.ReadAsync(picture, HttpContext.RequestAborted), HttpContext.User.UserId(), HttpContext.RequestAborted);
            if (!image.Ok)
            {
                Errors = FormErrors.Of(image.Problems, Refusals);
                return;
            }

            (Input.ImageId, Input.RemoveImage) = (image.Value.ToString(), false);
        }

        var input = Input.ToInput(unreadable);
        var result = unreadable.Count > 0 ? Result<ProductId>.Fail([])
            : Id is { } id ? await Save.UpdateAsync(new ProductId(id), Input.Version, input, HttpContext.User.UserId(), HttpContext.RequestAborted)
            : await Save.CreateAsync(input, HttpContext.User.UserId(), HttpContext.RequestAborted);
        if (unreadable.Count > 0 || !result.Ok)
        {
            Errors = FormErrors.Of(result.Problems, unreadable, Refusals);
            return;
        }

        Leave(Loc[nameof(AdminStrings.Saved)], AdminUrls.Product(result.Value));
    }
}
