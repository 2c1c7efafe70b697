using System.Data.Common;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Catalog.Campaigns;

/// <inheritdoc cref="ICampaignStore"/>
public sealed class CampaignStore(MySqlConnections connections) : ICampaignStore
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

    public async Task<Page<CampaignDetails>> ListAsync(string? search, CampaignStatus? status, int page, int size, CancellationToken cancellationToken)
    {
        const string Where = " WHERE (@like IS NULL OR c.name LIKE @like) AND (@status IS NULL OR c.status = @status)";
        var parameters = new { like = SqlText.Containing(search), status = status?.ToString(), size, skip = (long)(page - 1) * size };
        await using var connection = await connections.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<CampaignRow>(new CommandDefinition(
            $"{Select}{Where} ORDER BY c.id DESC LIMIT @size OFFSET @skip", parameters, cancellationToken: cancellationToken));
        var total = await connection.ExecuteScalarAsync<int>(new CommandDefinition($"SELECT COUNT(*) FROM campaign c{Where}", parameters, cancellationToken: cancellationToken));
        return new Page<CampaignDetails>([.. rows.Select(row => row.ToDetails())], total, page, size);
    }

    public async Task<CampaignDetails?> FindAsync(CampaignId id, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await OneAsync(connection, null, id, cancellationToken);
    }

    public async Task<IReadOnlyList<CampaignCost>> CostsAsync(CampaignId id, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<CampaignCost>(new CommandDefinition(
            $"{CostColumns} WHERE campaign_id = @id ORDER BY spent_on DESC, id DESC", new { id }, cancellationToken: cancellationToken))];
    }

    public async Task<CampaignDetails?> LockAsync(CampaignId id, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        await connection.ExecuteAsync(new CommandDefinition("SELECT id FROM campaign WHERE id = @id FOR UPDATE", new { id }, transaction, cancellationToken: cancellationToken));
        return await OneAsync(connection, transaction, id, cancellationToken);
    }

    public async Task<(DateTimeOffset First, DateTimeOffset Last)?> ActivitySpanAsync(CampaignId id, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        var (first, last) = await connection.QuerySingleAsync<(DateTimeOffset? First, DateTimeOffset? Last)>(new CommandDefinition(
            "SELECT MIN(opens_at), MAX(closes_at) FROM activity WHERE campaign_id = @id AND status <> 'DRAFT'", new { id }, transaction, cancellationToken: cancellationToken));
        return first is not null && last is not null ? (first.Value, last.Value) : null;
    }

    public async Task<CampaignId> InsertAsync(CampaignValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        return new CampaignId(await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            INSERT INTO campaign (name, description, starts_at, ends_at, budget_minor, created_at, updated_at) VALUES (@Name, @Description, @StartsAt, @EndsAt, @BudgetMinor, @now, @now);
            SELECT LAST_INSERT_ID();
            """,
            new { values.Name, values.Description, values.StartsAt, values.EndsAt, values.BudgetMinor, now },
            transaction,
            cancellationToken: cancellationToken)));
    }

    public async Task UpdateAsync(CampaignId id, CampaignValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            UPDATE campaign SET name = @Name, description = @Description, starts_at = @StartsAt, ends_at = @EndsAt, budget_minor = @BudgetMinor, version = version + 1, updated_at = @now
            WHERE id = @id
            """,
            new { id, values.Name, values.Description, values.StartsAt, values.EndsAt, values.BudgetMinor, now },
            transaction,
            cancellationToken: cancellationToken));
    }

    public async Task SetStatusAsync(CampaignId id, CampaignStatus status, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE campaign SET status = @status, version = version + 1, updated_at = @now WHERE id = @id",
            new { id, status = status.ToString(), now },
            transaction,
            cancellationToken: cancellationToken));
    }

    public async Task<long> InsertCostAsync(CampaignId id, CampaignCost cost, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            INSERT INTO campaign_cost (campaign_id, channel, amount_minor, spent_on, note, created_at) VALUES (@id, @Channel, @AmountMinor, @SpentOn, @Note, @now);
            SELECT LAST_INSERT_ID();
            """,
            new { id, cost.Channel, cost.AmountMinor, cost.SpentOn, cost.Note, now },
            transaction,
            cancellationToken: cancellationToken));
    }

    public async Task<CampaignCost?> DeleteCostAsync(CampaignId id, long cost, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        var parameters = new { id, cost };
        var row = await connection.QuerySingleOrDefaultAsync<CampaignCost>(new CommandDefinition(
            $"{CostColumns} WHERE id = @cost AND campaign_id = @id FOR UPDATE", parameters, transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM campaign_cost WHERE id = @cost AND campaign_id = @id", parameters, transaction, cancellationToken: cancellationToken));
        return row;
    }

    private static async Task<CampaignDetails?> OneAsync(DbConnection connection, DbTransaction? transaction, CampaignId id, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<CampaignRow>(new CommandDefinition(
            $"{Select} WHERE c.id = @id", new { id }, transaction, cancellationToken: cancellationToken));
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

/// <summary>Campaigns and what they cost.</summary>
public interface ICampaignStore
{
    /// <summary>Newest first; <paramref name="search"/> is part of the name.</summary>
    Task<Page<CampaignDetails>> ListAsync(string? search, CampaignStatus? status, int page, int size, CancellationToken cancellationToken);

    Task<CampaignDetails?> FindAsync(CampaignId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<CampaignCost>> CostsAsync(CampaignId id, CancellationToken cancellationToken);

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    Task<CampaignDetails?> LockAsync(CampaignId id, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The time from the first opening to the last closing of its activities that are not drafts; null without any.</summary>
    Task<(DateTimeOffset First, DateTimeOffset Last)?> ActivitySpanAsync(CampaignId id, IUnitOfWork work, CancellationToken cancellationToken);

    Task<CampaignId> InsertAsync(CampaignValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task UpdateAsync(CampaignId id, CampaignValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task SetStatusAsync(CampaignId id, CampaignStatus status, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task<long> InsertCostAsync(CampaignId id, CampaignCost cost, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <returns>The removed cost, or null when the campaign has none of this id.</returns>
    Task<CampaignCost?> DeleteCostAsync(CampaignId id, long cost, IUnitOfWork work, CancellationToken cancellationToken);
}
