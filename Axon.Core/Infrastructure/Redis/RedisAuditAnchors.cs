using System.Globalization;
using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Infrastructure.MySql;

namespace Axon.Core.Infrastructure.Redis;

/// <summary>The anchor of the audit log in Redis: another server with another password, which a change of the database does not reach.</summary>
public sealed class RedisAuditAnchors(RedisConnection redis, MySqlConnections database) : IAuditAnchors
{
    private const string SealedWord = "sealed";

    // Never ends: it is of use for as long as the log is kept.
    private readonly string _key = $"axon:audit:{database.DatabaseName}";

    public async Task<AuditAnchor?> FindAsync(CancellationToken cancellationToken) =>
        (string?)await redis.CallAsync(database => database.StringGetAsync(_key), cancellationToken) is { } text && text.Split(' ') is [var id, var hash, var isSealed]
            ? new AuditAnchor(long.Parse(id, CultureInfo.InvariantCulture), Convert.FromHexString(hash), isSealed == SealedWord)
            : null;

    public Task SetAsync(AuditAnchor anchor, CancellationToken cancellationToken) => redis.CallAsync(
        database => database.StringSetAsync(_key, string.Create(CultureInfo.InvariantCulture, $"{anchor.Id} {Convert.ToHexString(anchor.Hash)} {(anchor.Sealed ? SealedWord : "open")}")), cancellationToken);
}
