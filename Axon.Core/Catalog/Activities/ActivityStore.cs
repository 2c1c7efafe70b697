using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Activities and their stock.</summary>
public sealed class ActivityStore(Database database)
{
    private const string Held = "(SELECT COALESCE(SUM(r.quantity), 0) FROM reservation r WHERE r.activity_id = @id AND r.status = 'PENDING')";

    /// <summary>One query; null when there is none.</summary>
    public async Task<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellationToken)
    {
        var row = await database.OneAsync<ActivityRow>(
            $"{ActivityRow.Select} WHERE a.id = @id", new { id }, cancellationToken);
        return row?.ToView();
    }

    /// <summary>Scheduled, open and paused ones by opening time, then those that ended after <paramref name="endedSince"/>, newest first.</summary>
    public async Task<IReadOnlyList<ActivityView>> ListPublicAsync(DateTimeOffset endedSince, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<ActivityRow>(
            $"""
            {ActivityRow.Select}
            WHERE a.status IN ('SCHEDULED', 'OPEN', 'PAUSED') OR (a.status = 'ENDED' AND a.ended_at >= @endedSince)
            ORDER BY a.status = 'ENDED', CASE WHEN a.status = 'ENDED' THEN NULL ELSE a.opens_at END, a.ended_at DESC, a.id
            LIMIT 500
            """,
            new { endedSince },
            cancellationToken);
        return [.. rows.Select(row => row.ToView())];
    }

    /// <summary>All of a campaign, or of all campaigns, in any status, with what is taken and held; newest first.</summary>
    public async Task<Page<ActivityDetails>> ListAsync(CampaignId? campaign, ActivityStatus? status, int page, int size, CancellationToken cancellationToken)
    {
        const string Where = " WHERE (@campaign IS NULL OR a.campaign_id = @campaign) AND (@status IS NULL OR a.status = @status)";
        var parameters = new { campaign, status = status?.ToString(), size, skip = (long)(page - 1) * size };
        var rows = (await database.QueryAsync<ActivityRow>(
            $"{ActivityRow.Select}{Where} ORDER BY a.id DESC LIMIT @size OFFSET @skip", parameters, cancellationToken)).ToArray();
        var total = await database.ValueAsync<int>(
            $"SELECT COUNT(*) FROM activity a{Where}", parameters, cancellationToken);
        var held = rows.Length == 0
            ? []
            : (await database.QueryAsync<(long Id, decimal Units)>(
                "SELECT activity_id, SUM(quantity) FROM reservation WHERE status = 'PENDING' AND activity_id IN @ids GROUP BY activity_id",
                new { ids = rows.Select(row => row.Id.Value).ToArray() },
                cancellationToken)).ToDictionary(row => row.Id, row => (int)row.Units);
        return new Page<ActivityDetails>([.. rows.Select(row => row.ToDetails(held.GetValueOrDefault(row.Id.Value)))], total, page, size);
    }

    public async Task<ActivityDetails?> FindDetailsAsync(ActivityId id, CancellationToken cancellationToken)
    {
        return await DetailsAsync(database, id, cancellationToken);
    }

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    public async Task<ActivityDetails?> LockAsync(ActivityId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        var found = await work.ValueAsync<long?>(
            "SELECT id FROM activity WHERE id = @id FOR UPDATE", new { id }, cancellationToken);
        return found is null ? null : await DetailsAsync(work, id, cancellationToken);
    }

    /// <summary>A draft of version 1, with its stock.</summary>
    public async Task<ActivityId> InsertAsync(CampaignId campaign, ActivityValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var id = await work.ValueAsync<long>(
            """
            INSERT INTO activity (campaign_id, type, title, description, product_id, coupon_id, image_id, opens_at, closes_at, hold_seconds, per_person_limit, max_quantity,
                                  price_minor, list_price_minor, show_remaining, few_threshold, rules, refund_days, created_at, updated_at)
            VALUES (@campaign, @type, @Title, @Description, @Product, @Coupon, @Image, @OpensAt, @ClosesAt, @HoldSeconds, @PerPersonLimit, @MaxQuantity,
                    @PriceMinor, @ListPriceMinor, @showRemaining, @FewThreshold, @RulesJson, @RefundDays, @now, @now);
            SET @activity = LAST_INSERT_ID();
            INSERT INTO activity_stock (activity_id, capacity) VALUES (@activity, @Capacity);
            SELECT @activity;
            """,
            Parameters(values, now, campaign: campaign),
            cancellationToken);
        return new ActivityId(id);
    }

    /// <summary>Writes all values but the capacity and raises the version. The caller holds the lock.</summary>
    public async Task UpdateAsync(ActivityId id, ActivityValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            """
            UPDATE activity
            SET type = @type, title = @Title, description = @Description, product_id = @Product, coupon_id = @Coupon, image_id = @Image, opens_at = @OpensAt,
                closes_at = @ClosesAt, hold_seconds = @HoldSeconds, per_person_limit = @PerPersonLimit, max_quantity = @MaxQuantity, price_minor = @PriceMinor,
                list_price_minor = @ListPriceMinor, show_remaining = @showRemaining, few_threshold = @FewThreshold, rules = @RulesJson, refund_days = @RefundDays,
                version = version + 1, updated_at = @now
            WHERE id = @id
            """,
            Parameters(values, now, id: id),
            cancellationToken);
    }

    /// <summary>Sets the capacity unless more is taken already, and raises the version.</summary>
    /// <returns>False when more is taken; nothing is changed then.</returns>
    public async Task<bool> TrySetCapacityAsync(ActivityId id, int capacity, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var found = await work.ExecuteAsync(
            "UPDATE activity_stock SET capacity = @capacity WHERE activity_id = @id AND taken <= @capacity", new { id, capacity }, cancellationToken);
        if (found == 0)
        {
            return false;
        }

        await work.ExecuteAsync(
            "UPDATE activity SET version = version + 1, updated_at = @now WHERE id = @id", new { id, now }, cancellationToken);
        return true;
    }

    /// <summary>Moves the status, keeps when it opened or ended, and raises the version. The caller holds the lock.</summary>
    public async Task SetStatusAsync(ActivityId id, ActivityStatus status, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            """
            UPDATE activity
            SET status = @status, version = version + 1, updated_at = @now,
                opened_at = CASE WHEN @status = 'OPEN' THEN COALESCE(opened_at, @now) ELSE opened_at END,
                ended_at = CASE WHEN @status = 'ENDED' THEN @now ELSE ended_at END
            WHERE id = @id
            """,
            new { id, status = status.ToString(), now },
            cancellationToken);
    }

    /// <summary>Removes a draft that nobody ever took part in.</summary>
    /// <returns>False when something refers to it.</returns>
    public async Task<bool> TryDeleteAsync(ActivityId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        var used = await work.ValueAsync<int?>(
            "SELECT 1 FROM reservation WHERE activity_id = @id LIMIT 1", new { id }, cancellationToken);
        if (used is not null)
        {
            return false;
        }

        await work.ExecuteAsync(
            "DELETE FROM activity_stock WHERE activity_id = @id; DELETE FROM activity WHERE id = @id;", new { id }, cancellationToken);
        return true;
    }

    /// <summary>Locks what has to open or close at <paramref name="now"/> and is not being moved by someone else.</summary>
    public async Task<IReadOnlyList<DueActivity>> LockDueAsync(DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return [.. await work.QueryAsync<DueActivity>(
            """
            SELECT id, status, opens_at AS opensAt, closes_at AS closesAt FROM activity
            WHERE (status = 'SCHEDULED' AND opens_at <= @now) OR (status IN ('SCHEDULED', 'OPEN', 'PAUSED') AND closes_at <= @now)
            ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED
            """,
            new { now },
            cancellationToken)];
    }

    /// <summary>Activities of a campaign that are scheduled, open or paused.</summary>
    public async Task<int> CountUnfinishedAsync(CampaignId campaign, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.ValueAsync<int>(
            "SELECT COUNT(*) FROM activity WHERE campaign_id = @campaign AND status IN ('SCHEDULED', 'OPEN', 'PAUSED')",
            new { campaign },
            cancellationToken);
    }

    /// <summary>When the next one opens or closes; null when none will.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        return await database.ValueAsync<DateTime?>(
            "SELECT MIN(CASE WHEN status = 'SCHEDULED' THEN LEAST(opens_at, closes_at) ELSE closes_at END) FROM activity WHERE status IN ('SCHEDULED', 'OPEN', 'PAUSED')", null, cancellationToken) is { } next
            ? new DateTimeOffset(DateTime.SpecifyKind(next, DateTimeKind.Utc))
            : null;
    }

    private static async Task<ActivityDetails?> DetailsAsync(DbSession session, ActivityId id, CancellationToken cancellationToken)
    {
        var row = await session.OneAsync<ActivityRow>(
            $"{ActivityRow.Select} WHERE a.id = @id", new { id }, cancellationToken);
        return row?.ToDetails(await session.ValueAsync<int>(
            $"SELECT {Held}", new { id }, cancellationToken));
    }

    private static object Parameters(ActivityValues values, DateTimeOffset now, ActivityId? id = null, CampaignId? campaign = null) => new
    {
        id,
        campaign,
        now,
        type = values.Type.ToString(),
        values.Title,
        values.Description,
        values.Product,
        values.Coupon,
        values.Image,
        values.OpensAt,
        values.ClosesAt,
        values.HoldSeconds,
        values.PerPersonLimit,
        values.MaxQuantity,
        values.PriceMinor,
        values.ListPriceMinor,
        showRemaining = values.ShowRemaining.ToString(),
        values.FewThreshold,
        values.RulesJson,
        values.RefundDays,
        values.Capacity,
    };
}
