using Axon.Core.Db;

namespace Axon.Core.Entry;

/// <summary>What reconcile has found, for operators.</summary>
public sealed class ReconcileFindingStore(Database database)
{
    /// <summary>The open findings first, then the newest.</summary>
    public async Task<IReadOnlyList<Finding>> ListAsync(int count, CancellationToken cancellationToken)
    {
        return
        [
            .. await database.QueryAsync<Finding>(
                """
                SELECT id, kind, subject, CAST(JSON_VALUE(detail, '$.activity') AS SIGNED) AS activity, JSON_VALUE(detail, '$.says') AS says,
                       found_at AS foundAt, repaired_at AS repairedAt, resolved_at AS resolvedAt
                FROM reconcile_finding ORDER BY resolved_at IS NULL DESC, id DESC LIMIT @count
                """,
                new { count },
                cancellationToken),
        ];
    }
}

/// <summary>A difference that stayed, as it was noted.</summary>
/// <param name="Kind">A name of <see cref="DifferenceKind"/>, or of what a newer version looks for.</param>
/// <param name="Says">What each side said.</param>
/// <param name="RepairedAt">When it was last put right by itself.</param>
/// <param name="ResolvedAt">When it was no longer there; null while it is open.</param>
public sealed record Finding(
    long Id, string Kind, string Subject, long? Activity, string? Says, DateTimeOffset FoundAt, DateTimeOffset? RepairedAt, DateTimeOffset? ResolvedAt)
{
    public bool IsOpen => ResolvedAt is null;
}
