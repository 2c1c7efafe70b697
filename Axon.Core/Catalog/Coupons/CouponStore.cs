using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Coupons;

/// <summary>Coupon definitions; what was issued belongs to the wallet.</summary>
public sealed class CouponStore(Database database)
{
    /// <summary>Newest first; <paramref name="search"/> is part of the name.</summary>
    public async Task<Page<CouponDetails>> ListAsync(string? search, int page, int size, CancellationToken cancellationToken)
    {
        const string Where = " FROM coupon c WHERE (@like IS NULL OR c.name LIKE @like)";
        var parameters = new { like = SqlText.Containing(search), size, skip = (long)(page - 1) * size };
        var rows = await database.QueryAsync<CouponRow>(
            $"SELECT {CouponRow.Columns}{Where} ORDER BY c.id DESC LIMIT @size OFFSET @skip", parameters, cancellationToken);
        var total = await database.ValueAsync<int>($"SELECT COUNT(*){Where}", parameters, cancellationToken);
        return new Page<CouponDetails>([.. rows.Select(row => row.ToDetails())], total, page, size);
    }

    public async Task<CouponDetails?> FindAsync(CouponId id, CancellationToken cancellationToken)
    {
        return await OneAsync(database, "", id, cancellationToken);
    }

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    public Task<CouponDetails?> LockAsync(CouponId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        return OneAsync(work, " FOR UPDATE", id, cancellationToken);
    }

    public async Task<CouponId> InsertAsync(CouponValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return new CouponId(await work.ValueAsync<long>(
            """
            INSERT INTO coupon (name, kind, amount_minor, percent, max_discount_minor, min_order_minor, category, starts_at, ends_at, per_person_limit, created_at, updated_at)
            VALUES (@Name, @kind, @AmountMinor, @Percent, @MaxDiscountMinor, @MinOrderMinor, @Category, @StartsAt, @EndsAt, @PerPersonLimit, @now, @now);
            SELECT LAST_INSERT_ID();
            """,
            Parameters(null, values, now),
            cancellationToken));
    }

    public async Task UpdateAsync(CouponId id, CouponValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            """
            UPDATE coupon
            SET name = @Name, kind = @kind, amount_minor = @AmountMinor, percent = @Percent, max_discount_minor = @MaxDiscountMinor, min_order_minor = @MinOrderMinor,
                category = @Category, starts_at = @StartsAt, ends_at = @EndsAt, per_person_limit = @PerPersonLimit, version = version + 1, updated_at = @now
            WHERE id = @id
            """,
            Parameters(id, values, now),
            cancellationToken);
    }

    private static async Task<CouponDetails?> OneAsync(DbSession session, string locking, CouponId id, CancellationToken cancellationToken)
    {
        var row = await session.OneAsync<CouponRow>(
            $"SELECT {CouponRow.Columns} FROM coupon c WHERE c.id = @id{locking}", new { id }, cancellationToken);
        return row?.ToDetails();
    }

    private static object Parameters(CouponId? id, CouponValues values, DateTimeOffset now) => new
    {
        id,
        now,
        values.Name,
        kind = values.Kind.ToString(),
        values.AmountMinor,
        values.Percent,
        values.MaxDiscountMinor,
        values.MinOrderMinor,
        values.Category,
        values.StartsAt,
        values.EndsAt,
        values.PerPersonLimit,
    };
}

/// <summary>An input that was found right.</summary>
public sealed record CouponValues(
    string Name,
    CouponKind Kind,
    long? AmountMinor,
    int? Percent,
    long? MaxDiscountMinor,
    long MinOrderMinor,
    string? Category,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int PerPersonLimit);

/// <param name="Issued">How many people hold or have used.</param>
public sealed record CouponDetails(CouponView View, int Issued, int Version);
