using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>Campaigns and what they cost.</summary>
public sealed class CampaignStore(Database database)
{
    private const string Select =
        """
        SELECT c.id, c.name, c.description, c.status, c.starts_at AS startsAt, c.ends_at AS endsAt, c.budget_minor AS budgetMinor, c.currency, c.version,
               (SELECT COUNT(*) FROM activity a WHERE a.campaign_id = c.id) AS activities,
               (SELECT COUNT(*) FROM activity a WHERE a.campaign_id = c.id AND a.status IN ('OPEN', 'PAUSED')) AS live,
               (SELECT COALESCE(SUM(k.amount_minor), 0) FROM campaign_cost k WHERE k.campaign_id = c.id) AS costMinor
        FROM campaign c
        """;

    private const string CostColumns = "SELECT id, channel, amount_minor AS amountMinor, spent_on AS spentOn, note FROM campaign_cost";

    /// <summary>Newest first; <paramref name="search"/> is part of the name.</summary>
    public async Task<Page<CampaignDetails>> ListAsync(string? search, CampaignStatus? status, int page, int size, CancellationToken cancellationToken)
    {
        const string Where = " WHERE (@like IS NULL OR c.name LIKE @like) AND (@status IS NULL OR c.status = @status)";
        var parameters = new { like = SqlText.Containing(search), status = status?.ToString(), size, skip = (long)(page - 1) * size };
        var rows = await database.QueryAsync<CampaignRow>(
            $"{Select}{Where} ORDER BY c.id DESC LIMIT @size OFFSET @skip", parameters, cancellationToken);
        var total = await database.ValueAsync<int>($"SELECT COUNT(*) FROM campaign c{Where}", parameters, cancellationToken);
        return new Page<CampaignDetails>([.. rows.Select(row => row.ToDetails())], total, page, size);
    }

    public async Task<CampaignDetails?> FindAsync(CampaignId id, CancellationToken cancellationToken)
    {
        return await OneAsync(database, id, cancellationToken);
    }

    public async Task<IReadOnlyList<CampaignCost>> CostsAsync(CampaignId id, CancellationToken cancellationToken)
    {
        return [.. await database.QueryAsync<CampaignCost>(
            $"{CostColumns} WHERE campaign_id = @id ORDER BY spent_on DESC, id DESC", new { id }, cancellationToken)];
    }

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    public async Task<CampaignDetails?> LockAsync(CampaignId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync("SELECT id FROM campaign WHERE id = @id FOR UPDATE", new { id }, cancellationToken);
        return await OneAsync(work, id, cancellationToken);
    }

    /// <summary>The time from the first opening to the last closing of its activities that are not drafts; null without any.</summary>
    public async Task<(DateTimeOffset First, DateTimeOffset Last)?> ActivitySpanAsync(CampaignId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (first, last) = await work.SingleAsync<(DateTimeOffset? First, DateTimeOffset? Last)>(
            "SELECT MIN(opens_at), MAX(closes_at) FROM activity WHERE campaign_id = @id AND status <> 'DRAFT'", new { id }, cancellationToken);
        return first is not null && last is not null ? (first.Value, last.Value) : null;
    }

    public async Task<CampaignId> InsertAsync(CampaignValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return new CampaignId(await work.ValueAsync<long>(
            """
            INSERT INTO campaign (name, description, starts_at, ends_at, budget_minor, created_at, updated_at) VALUES (@Name, @Description, @StartsAt, @EndsAt, @BudgetMinor, @now, @now);
            SELECT LAST_INSERT_ID();
            """,
            new { values.Name, values.Description, values.StartsAt, values.EndsAt, values.BudgetMinor, now },
            cancellationToken));
    }

    public async Task UpdateAsync(CampaignId id, CampaignValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            """
            UPDATE campaign SET name = @Name, description = @Description, starts_at = @StartsAt, ends_at = @EndsAt, budget_minor = @BudgetMinor, version = version + 1, updated_at = @now
            WHERE id = @id
            """,
            new { id, values.Name, values.Description, values.StartsAt, values.EndsAt, values.BudgetMinor, now },
            cancellationToken);
    }

    public async Task SetStatusAsync(CampaignId id, CampaignStatus status, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            "UPDATE campaign SET status = @status, version = version + 1, updated_at = @now WHERE id = @id",
            new { id, status = status.ToString(), now },
            cancellationToken);
    }

    public async Task<long> InsertCostAsync(CampaignId id, CampaignCost cost, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.ValueAsync<long>(
            """
            INSERT INTO campaign_cost (campaign_id, channel, amount_minor, spent_on, note, created_at) VALUES (@id, @Channel, @AmountMinor, @SpentOn, @Note, @now);
            SELECT LAST_INSERT_ID();
            """,
            new { id, cost.Channel, cost.AmountMinor, cost.SpentOn, cost.Note, now },
            cancellationToken);
    }

    /// <returns>The removed cost, or null when the campaign has none of this id.</returns>
    public async Task<CampaignCost?> DeleteCostAsync(CampaignId id, long cost, UnitOfWork work, CancellationToken cancellationToken)
    {
        var parameters = new { id, cost };
        var row = await work.OneAsync<CampaignCost>(
            $"{CostColumns} WHERE id = @cost AND campaign_id = @id FOR UPDATE", parameters, cancellationToken);
        await work.ExecuteAsync(
            "DELETE FROM campaign_cost WHERE id = @cost AND campaign_id = @id", parameters, cancellationToken);
        return row;
    }

    private static async Task<CampaignDetails?> OneAsync(DbSession session, CampaignId id, CancellationToken cancellationToken)
    {
        var row = await session.OneAsync<CampaignRow>(
            $"{Select} WHERE c.id = @id", new { id }, cancellationToken);
        return row?.ToDetails();
    }
}

internal sealed class CampaignRow
{
    public CampaignId Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public CampaignStatus Status { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public long? BudgetMinor { get; init; }

    public string Currency { get; init; } = "";

    public int Version { get; init; }

    public int Activities { get; init; }

    public int Live { get; init; }

    public long CostMinor { get; init; }

    public CampaignDetails ToDetails() => new(Id, Name, Description, Status, StartsAt, EndsAt, BudgetMinor, Currency, Version, Activities, Live, CostMinor);
}
