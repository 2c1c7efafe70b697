using Axon.Core.Db;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Audit;

/// <summary>Moves the anchor outside the database to the end of the audit log, and seals a log that is older than its key.</summary>
public sealed partial class AnchorAudit(
    AuditReader reader, IAuditAnchors anchors, IAuditLog log, Database database, AuditSeal seal, ILogger<AnchorAudit> logger)
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        if (await reader.LastAsync(cancellationToken) is not { } last)
        {
            return;
        }

        if (await anchors.FindAsync(cancellationToken) is { } known && (known.Id > last.Id || await reader.HashAsync(known.Id, cancellationToken) is not { } hash || !hash.AsSpan().SequenceEqual(known.Hash)))
        {
            // Stays where it is: the page that verifies the chain goes on saying so.
            Log.Lost(logger, known.Id);
            return;
        }

        if (seal.IsSet && last.Mac is null)
        {
            // Everything up to here has no seal yet; the next row gives it one.
            await database.InTransactionAsync(
                async work =>
                {
                    await log.AppendAsync(new AuditEntry(null, "audit.seal", "audit", "1"), work, cancellationToken);
                },
                cancellationToken);
            return;
        }

        await anchors.SetAsync(new AuditAnchor(last.Id, last.Hash, seal.IsSet), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Error, "The audit log no longer has record {Record} as it was: it has been cut off, changed or put back from a backup")]
        public static partial void Lost(ILogger logger, long record);
    }
}
