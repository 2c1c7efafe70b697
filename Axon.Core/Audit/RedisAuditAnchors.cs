using System.Globalization;
using Axon.Core.Db;
using Axon.Core.Redis;

namespace Axon.Core.Audit;

/// <summary>The anchor of the audit log in Redis: another server with another password, which a change of the database does not reach.</summary>
public sealed class RedisAuditAnchors(RedisConnection redis, Database database) : IAuditAnchors
{
    private const string SealedWord = "sealed";

    // Never ends: it is of use for as long as the log is kept.
    private readonly string _key = $"audit:{database.Name}";

    public async Task<AuditAnchor?> FindAsync(CancellationToken cancellationToken) =>
        (string?)await redis.CallAsync(database => database.StringGetAsync(_key), cancellationToken) is { } text && text.Split(' ') is [var id, var hash, var isSealed]
            ? new AuditAnchor(long.Parse(id, CultureInfo.InvariantCulture), Convert.FromHexString(hash), isSealed == SealedWord)
            : null;

    public Task SetAsync(AuditAnchor anchor, CancellationToken cancellationToken) => redis.CallAsync(
        database => database.StringSetAsync(_key, string.Create(CultureInfo.InvariantCulture, $"{anchor.Id} {Convert.ToHexString(anchor.Hash)} {(anchor.Sealed ? SealedWord : "open")}")), cancellationToken);
}

/// <summary>Remembers outside the database how far the audit log was.</summary>
/// <remarks>Throws <see cref="Axon.Core.Kernel.StoreUnavailableException"/>.</remarks>
public interface IAuditAnchors
{
    /// <summary>The last anchor, or null when none was made or its store has lost it.</summary>
    Task<AuditAnchor?> FindAsync(CancellationToken cancellationToken);

    Task SetAsync(AuditAnchor anchor, CancellationToken cancellationToken);
}

/// <summary>A row that the log had once, remembered outside the database: a log without it has been cut off or put back.</summary>
/// <param name="Sealed">Whether there was a key by then: every later row must have a seal.</param>
public sealed record AuditAnchor(long Id, byte[] Hash, bool Sealed);
