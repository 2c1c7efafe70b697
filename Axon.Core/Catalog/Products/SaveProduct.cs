using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Images;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Products;

/// <summary>Writes a product: a new one, or the present one if nobody else has saved since <c>version</c>.</summary>
public sealed class SaveProduct(
    ProductStore store, ImageStore images, IAuditLog audit, Database database, ActivityChanges changes, TimeProvider clock)
{
    public async Task<Result<ProductId>> CreateAsync(ProductInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var values = await CheckAsync(input, cancellationToken);
        return values.Ok
            ? await database.InTransactionAsync<Result<ProductId>>(
                async work =>
                {
                    var id = await store.InsertAsync(values.Value, clock.GetUtcNow(), work, cancellationToken);
                    await audit.AppendAsync(new AuditEntry(actor, "product.create", "product", id.ToString(), AuditDetail.Of(values.Value)), work, cancellationToken);
                    return id;
                },
                cancellationToken)
            : Result<ProductId>.Fail(values.Problems);
    }

    public async Task<Result<ProductId>> UpdateAsync(ProductId id, int version, ProductInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var values = await CheckAsync(input, cancellationToken);
        if (!values.Ok)
        {
            return Result<ProductId>.Fail(values.Problems);
        }

        var result = await database.InTransactionAsync(work => UpdateAsync(id, version, values.Value, actor, work, cancellationToken), cancellationToken);
        changes.ForgetAll();
        return result;
    }

    private async Task<Result<ProductId>> UpdateAsync(ProductId id, int version, ProductValues values, UserId? actor, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await store.LockAsync(id, work, cancellationToken) is not { } present)
        {
            return CampaignProblems.Missing<ProductId>();
        }

        if (present.Version != version)
        {
            return CampaignProblems.Stale<ProductId>();
        }

        if (values.Stock != present.Stock && !await store.TrySetStockAsync(id, values.Stock, work, cancellationToken))
        {
            return new Problem(CampaignProblems.CapacityBelowTaken, "stock");
        }

        var before = new ProductValues(
            present.Name, present.Description, present.Category, present.PriceMinor, present.ListPriceMinor, present.CostMinor, present.Image, present.Art, present.Status,
            present.Stock);
        await store.UpdateAsync(id, values, clock.GetUtcNow(), work, cancellationToken);
        await audit.AppendAsync(new AuditEntry(actor, "product.update", "product", id.ToString(), AuditDetail.Change(before, values)), work, cancellationToken);
        return id;
    }

    private async Task<Result<ProductValues>> CheckAsync(ProductInput input, CancellationToken cancellationToken)
    {
        var checks = new Checks();
        checks.Require(input.Status is null || Enum.IsDefined(input.Status.Value), CampaignProblems.OutOfRange, "status");
        var values = new ProductValues(
            checks.Text(input.Name, Limits.Name, "name"),
            checks.Text(input.Description, Limits.Description, "description", required: false, lines: true),
            checks.Text(input.Category, Limits.Category, "category"),
            checks.Amount(input.PriceMinor, "priceMinor", minimum: 1),
            checks.OptionalAmount(input.ListPriceMinor, "listPriceMinor"),
            checks.OptionalAmount(input.CostMinor, "costMinor"),
            input.ImageId is { } image ? new ImageId(image) : null,
            checks.OptionalText(input.Art, Limits.Art, "art"),
            input.Status ?? ProductStatus.ACTIVE,
            checks.Number(input.Stock, 0, Limits.Units, "stock"));
        checks.Require(values.ListPriceMinor is null || values.ListPriceMinor >= values.PriceMinor, CampaignProblems.BelowPrice, "listPriceMinor");
        if (values.Image is { } picture && checks.Passed)
        {
            checks.Require(await images.ExistsAsync(picture, cancellationToken), CampaignProblems.UnknownReference, "imageId");
        }

        return checks.Passed ? values : Result<ProductValues>.Fail(checks.Problems);
    }
}

/// <summary>What staff write about a product; a null is a field left empty.</summary>
public record ProductInput
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public long? PriceMinor { get; init; }

    public long? ListPriceMinor { get; init; }

    /// <summary>What one unit costs the shop; shoppers never see it.</summary>
    public long? CostMinor { get; init; }

    public Guid? ImageId { get; init; }

    /// <summary>Family and seed of the generated artwork that stands in for a picture.</summary>
    public string? Art { get; init; }

    public ProductStatus? Status { get; init; }

    /// <summary>Units for plain purchases, those already taken among them.</summary>
    public int? Stock { get; init; }
}
