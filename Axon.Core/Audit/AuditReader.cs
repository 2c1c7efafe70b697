using System.Runtime.CompilerServices;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Audit;

/// <summary>Reads the audit log.</summary>
public sealed class AuditReader(Database database)
{
    private const int Batch = 1000;

    private const string Columns =
        "SELECT l.id, l.at, l.actor_id AS actor, u.display_name AS actorName, l.action, l.target_type AS targetType, l.target_id AS targetId, l.detail AS detailJson,"
        + " l.prev_hash AS prevHash, l.hash, l.mac FROM audit_log l LEFT JOIN user_account u ON u.id = l.actor_id";

    private const string Where =
        """
         WHERE (@TargetType IS NULL OR l.target_type = @TargetType) AND (@TargetId IS NULL OR l.target_id = @TargetId)
           AND (@ActionPrefix IS NULL OR LEFT(l.action, CHAR_LENGTH(@ActionPrefix)) = @ActionPrefix) AND (@Actor IS NULL OR l.actor_id = @Actor)
           AND (@From IS NULL OR l.at >= @From) AND (@Until IS NULL OR l.at < @Until)
        """;

    /// <summary>One page, newest first.</summary>
    public async Task<Page<AuditRow>> ListAsync(AuditFilter filter, int page, int size, CancellationToken cancellationToken)
    {
        var parameters = new { filter.TargetType, filter.TargetId, filter.ActionPrefix, filter.Actor, filter.From, filter.Until, size, skip = (long)(page - 1) * size };
        var rows = await database.QueryAsync<AuditRow>(
            $"{Columns}{Where} ORDER BY l.id DESC LIMIT @size OFFSET @skip", parameters, cancellationToken);
        var total = await database.ValueAsync<int>(
            $"SELECT COUNT(*) FROM audit_log l{Where}", parameters, cancellationToken);
        return new Page<AuditRow>([.. rows], total, page, size);
    }

    /// <summary>Every row in the order of the chain, without holding them all in memory.</summary>
    public async IAsyncEnumerable<AuditRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var rows = await database.QueryAsync<AuditRow>($"{Columns} WHERE l.id > @after ORDER BY l.id LIMIT {Batch}", new { after }, cancellationToken);

            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Batch)
            {
                yield break;
            }

            after = rows[^1].Id;
        }
    }

    /// <summary>The newest row, or null.</summary>
    public async Task<AuditRow?> LastAsync(CancellationToken cancellationToken)
    {
        return await database.OneAsync<AuditRow>($"{Columns} ORDER BY l.id DESC LIMIT 1", null, cancellationToken);
    }

    /// <summary>The hash that the row has, or null when it is missing.</summary>
    public async Task<byte[]?> HashAsync(long id, CancellationToken cancellationToken)
    {
        return await database.OneAsync<byte[]>("SELECT hash FROM audit_log WHERE id = @id", new { id }, cancellationToken);
    }

    /// <summary>The hash of the last row that was appended; zeros for an empty log.</summary>
    public async Task<byte[]> EndAsync(CancellationToken cancellationToken)
    {
        return await database.SingleAsync<byte[]>("SELECT hash FROM audit_head WHERE id = 1", null, cancellationToken);
    }
}

/// <summary>One row of the log as it was written.</summary>
/// <param name="ActorName">For reading; not part of the hash.</param>
/// <param name="Mac">The hash under the installation's key; null in rows from before there was one.</param>
public sealed record AuditRow(
    long Id, DateTimeOffset At, UserId? Actor, string? ActorName, string Action, string TargetType, string TargetId, string? DetailJson, byte[] PrevHash, byte[] Hash, byte[]? Mac = null);

/// <summary>Which rows to read; nulls leave a field open.</summary>
/// <param name="Until">Exclusive.</param>
public sealed record AuditFilter(
    string? TargetType = null, string? TargetId = null, string? ActionPrefix = null, UserId? Actor = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);
