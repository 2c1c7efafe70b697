using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Store;

/// <summary>Plain purchases and the stock they take from.</summary>
public sealed class StoreSaleStore(Database database)
{
    /// <summary>
    /// Begins a purchase at the product's present name and price; false when the product is not on sale. Beginning the same one again changes
    /// nothing: it keeps the price it began with.
    /// </summary>
    public async Task<bool> BeginAsync(
        Guid sale, ProductId product, UserId user, int quantity, int refundDays, DateTimeOffset deadline, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { sale, product, user, quantity, refundDays, deadline, now };
        var written = await database.ExecuteAsync(
            """
            INSERT IGNORE INTO store_sale (id, product_id, user_id, quantity, title, category, unit_price_minor, currency, refund_days, status, deadline_at, created_at)
            SELECT @sale, p.id, @user, @quantity, p.name, p.category, p.price_minor, p.currency, @refundDays, 'NEW', @deadline, @now
            FROM product p JOIN product_stock s ON s.product_id = p.id WHERE p.id = @product AND p.status = 'ACTIVE'
            """,
            parameters,
            cancellationToken);
        return written == 1 || await database.ValueAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM store_sale WHERE id = @sale AND user_id = @user AND product_id = @product AND quantity = @quantity)",
            parameters,
            cancellationToken);
    }

    /// <summary>Locks and reads.</summary>
    public async Task<StoreSale?> LockAsync(Guid sale, UnitOfWork work, CancellationToken cancellationToken)
    {
        var row = await work.OneAsync<Row>(
            """
            SELECT id AS Id, product_id AS Product, user_id AS User, quantity AS Quantity, title AS Title, category AS Category, unit_price_minor AS UnitPrice,
              currency AS Currency, refund_days AS RefundDays, status AS Status, deadline_at AS Deadline, created_at AS CreatedAt, end_reason AS EndReason
            FROM store_sale WHERE id = @sale FOR UPDATE
            """,
            new { sale },
            cancellationToken);
        return row?.ToSale();
    }

    /// <summary>How many purchases of a person are not paid, and how many units they keep. Whoever asks for the same person waits until this transaction is over.</summary>
    public async Task<(int Purchases, int Units)> UnpaidAsync(UserId user, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync("SELECT id FROM user_account WHERE id = @user FOR UPDATE", new { user }, cancellationToken);
        return await work.SingleAsync<(int, int)>(
            "SELECT CAST(COUNT(*) AS INT), CAST(COALESCE(SUM(quantity), 0) AS INT) FROM store_sale WHERE user_id = @user AND status IN ('CLAIMED', 'STUCK')", new { user }, cancellationToken);
    }

    /// <summary>Takes units; false when fewer are left.</summary>
    public async Task<bool> TakeAsync(ProductId product, int quantity, UnitOfWork work, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            work, "UPDATE product_stock SET taken = taken + @quantity WHERE product_id = @product AND taken + @quantity <= capacity", new { product, quantity }, cancellationToken) == 1;

    public Task GiveBackAsync(ProductId product, int quantity, UnitOfWork work, CancellationToken cancellationToken) =>
        ExecuteAsync(work, "UPDATE product_stock SET taken = taken - @quantity WHERE product_id = @product", new { product, quantity }, cancellationToken);

    public Task SetStatusAsync(
        Guid sale, StoreSaleStatus status, string? endReason, DateTimeOffset? endedAt, UnitOfWork work, CancellationToken cancellationToken) =>
        ExecuteAsync(
            work,
            "UPDATE store_sale SET status = @status, end_reason = @endReason, ended_at = @endedAt WHERE id = @sale",
            new { sale, status = status.ToString(), endReason, endedAt },
            cancellationToken);

    /// <summary>Forgets purchases that took nothing and began before <paramref name="before"/>.</summary>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        return await database.ExecuteAsync(
            "DELETE FROM store_sale WHERE status = 'NEW' AND created_at < @before LIMIT 1000", new { before }, cancellationToken);
    }

    private static Task<int> ExecuteAsync(UnitOfWork work, string sql, object parameters, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(sql, parameters, cancellationToken);
    }

    private sealed class Row
    {
        public Guid Id { get; set; }
        public ProductId Product { get; set; }
        public UserId User { get; set; }
        public int Quantity { get; set; }
        public string Title { get; set; } = "";
        public string Category { get; set; } = "";
        public long UnitPrice { get; set; }
        public string Currency { get; set; } = "";
        public int RefundDays { get; set; }
        public string Status { get; set; } = "";
        public DateTimeOffset Deadline { get; set; }
        public DateTimeOffset CreatedAt { get; set; }
        public string? EndReason { get; set; }

        public StoreSale ToSale() => new(
            Id, Product, User, Quantity, Title, Category, new Money(UnitPrice, Currency), RefundDays, Enum.Parse<StoreSaleStatus>(Status), Deadline, CreatedAt, EndReason);
    }
}

/// <summary>One plain purchase of a product, at the price of the moment it began.</summary>
public sealed record StoreSale(
    Guid Id,
    ProductId Product,
    UserId User,
    int Quantity,
    string Title,
    string Category,
    Money UnitPrice,
    int RefundDays,
    StoreSaleStatus Status,
    DateTimeOffset Deadline,
    DateTimeOffset CreatedAt,
    string? EndReason = null);

public enum StoreSaleStatus
{
    /// <summary>Begun, nothing taken.</summary>
    NEW,
    CLAIMED,

    /// <summary>Claimed, and nobody knows yet whether it was paid.</summary>
    STUCK,
    PAID,
    RELEASED,
}
