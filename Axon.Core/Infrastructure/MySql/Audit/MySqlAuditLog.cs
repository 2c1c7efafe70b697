using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Audit;

/// <inheritdoc cref="IAuditLog"/>
public sealed class MySqlAuditLog(TimeProvider clock, AuditSeal seal) : IAuditLog
{
    public async Task AppendAsync(AuditEntry entry, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        var previous = await connection.QuerySingleAsync<byte[]>(
            new CommandDefinition("SELECT hash FROM audit_head WHERE id = 1 FOR UPDATE", transaction: transaction, cancellationToken: cancellationToken));
        var row = new AuditRow(
            0, AuditHash.ToStored(clock.GetUtcNow()), entry.Actor, null, entry.Action, entry.TargetType, entry.TargetId, entry.DetailJson, previous, []);
        var hash = AuditHash.Of(previous, row);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO audit_log (at, actor_id, action, target_type, target_id, detail, prev_hash, hash, mac)
            VALUES (@At, @Actor, @Action, @TargetType, @TargetId, @DetailJson, @PrevHash, @hash, @mac);
            UPDATE audit_head SET hash = @hash WHERE id = 1;
            """,
            new { row.At, row.Actor, row.Action, row.TargetType, row.TargetId, row.DetailJson, row.PrevHash, hash, mac = seal.Of(hash) },
            transaction,
            cancellationToken: cancellationToken));
    }
}
