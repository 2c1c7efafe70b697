using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Products;

/// <summary>Products and their stock.</summary>
public sealed class ProductStore(Database database)
{
    private const string Select =
        """
        SELECT p.id, p.name, p.description, p.category, p.price_minor AS priceMinor, p.list_price_minor AS listPriceMinor, p.cost_minor AS costMinor, p.currency,
               p.image_id AS image, p.art, p.status, s.capacity AS stock, s.taken, p.version
        FROM product p JOIN product_stock s ON s.product_id = p.id
        """;

    private const string Where =
        " WHERE (@like IS NULL OR p.name LIKE @like) AND (@category IS NULL OR p.category = @category) AND (@status IS NULL OR p.status = @status)";

    public async Task<ProductView?> FindViewAsync(ProductId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } product ? product.ToView() : null;

    /// <summary>Those on sale.</summary>
    public async Task<Page<ProductView>> ListViewsAsync(string? category, int page, int size, CancellationToken cancellationToken)
    {
        var products = await ListAsync(new ProductFilter(Category: category, Status: ProductStatus.ACTIVE), page, size, cancellationToken);
        return new Page<ProductView>([.. products.Items.Select(product => product.ToView())], products.Total, page, size);
    }

    /// <summary>The categories of products, hidden ones too when <paramref name="hidden"/>.</summary>
    public async Task<IReadOnlyList<string>> CategoriesAsync(bool hidden, CancellationToken cancellationToken)
    {
        return [.. await database.QueryAsync<string>(
            "SELECT DISTINCT category FROM product WHERE @hidden OR status = 'ACTIVE' ORDER BY category", new { hidden }, cancellationToken)];
    }

    public async Task<Page<ProductDetails>> ListAsync(ProductFilter filter, int page, int size, CancellationToken cancellationToken)
    {
        var order = filter.Sort switch
        {
            ProductSort.NAME => "p.name",
            ProductSort.PRICE => "p.price_minor",
            ProductSort.STOCK => "s.capacity - s.taken",
            _ => "-p.id",
        };
        var direction = filter.Descending ? "DESC" : "ASC";
        var parameters = new { like = SqlText.Containing(filter.Search), category = filter.Category, status = filter.Status?.ToString(), size, skip = (long)(page - 1) * size };
        var rows = await database.QueryAsync<ProductDetails>(
            $"{Select}{Where} ORDER BY {order} {direction}, p.id DESC LIMIT @size OFFSET @skip", parameters, cancellationToken);
        var total = await database.ValueAsync<int>(
            $"SELECT COUNT(*) FROM product p{Where}", parameters, cancellationToken);
        return new Page<ProductDetails>([.. rows], total, page, size);
    }

    public async Task<ProductDetails?> FindAsync(ProductId id, CancellationToken cancellationToken)
    {
        return await OneAsync(database, id, cancellationToken);
    }

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    public async Task<ProductDetails?> LockAsync(ProductId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        var found = await work.ValueAsync<long?>(
            "SELECT id FROM product WHERE id = @id FOR UPDATE", new { id }, cancellationToken);
        return found is null ? null : await OneAsync(work, id, cancellationToken);
    }

    public async Task<ProductId> InsertAsync(ProductValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return new ProductId(await work.ValueAsync<long>(
            """
            INSERT INTO product (name, description, category, price_minor, list_price_minor, cost_minor, image_id, art, status, created_at, updated_at)
            VALUES (@Name, @Description, @Category, @PriceMinor, @ListPriceMinor, @CostMinor, @Image, @Art, @status, @now, @now);
            SET @product = LAST_INSERT_ID();
            INSERT INTO product_stock (product_id, capacity) VALUES (@product, @Stock);
            SELECT @product;
            """,
            Parameters(null, values, now),
            cancellationToken));
    }

    /// <summary>Writes all values but the stock and raises the version.</summary>
    public async Task UpdateAsync(ProductId id, ProductValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            """
            UPDATE product
            SET name = @Name, description = @Description, category = @Category, price_minor = @PriceMinor, list_price_minor = @ListPriceMinor, cost_minor = @CostMinor,
                image_id = @Image, art = @Art, status = @status, version = version + 1, updated_at = @now
            WHERE id = @id
            """,
            Parameters(id, values, now),
            cancellationToken);
    }

    /// <returns>False when more is taken; nothing is changed then.</returns>
    public async Task<bool> TrySetStockAsync(ProductId id, int capacity, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.ExecuteAsync(
            "UPDATE product_stock SET capacity = @capacity WHERE product_id = @id AND taken <= @capacity", new { id, capacity }, cancellationToken) == 1;
    }

    private static Task<ProductDetails?> OneAsync(DbSession session, ProductId id, CancellationToken cancellationToken) =>
        session.OneAsync<ProductDetails>($"{Select} WHERE p.id = @id", new { id }, cancellationToken);

    private static object Parameters(ProductId? id, ProductValues values, DateTimeOffset now) => new
    {
        id,
        now,
        values.Name,
        values.Description,
        values.Category,
        values.PriceMinor,
        values.ListPriceMinor,
        values.CostMinor,
        values.Image,
        values.Art,
        status = values.Status.ToString(),
        values.Stock,
    };
}
