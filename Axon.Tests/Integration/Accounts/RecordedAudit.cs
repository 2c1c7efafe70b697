using Axon.Core.Audit;
using Axon.Core.Db;

namespace Axon.Tests.Integration.Accounts;

/// <summary>Remembers what was to be recorded.</summary>
internal sealed class RecordedAudit : IAuditLog
{
    public List<AuditEntry> Entries { get; } = [];

    public Task AppendAsync(AuditEntry entry, UnitOfWork work, CancellationToken cancellationToken)
    {
        Entries.Add(entry);
        return Task.CompletedTask;
    }
}
