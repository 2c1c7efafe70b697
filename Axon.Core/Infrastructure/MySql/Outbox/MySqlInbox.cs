using Axon.Core.Features.Messages.Ports;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Outbox;

/// <inheritdoc cref="IInbox"/>
public sealed class MySqlInbox : IInbox
{
    public async Task<bool> TryAddAsync(string consumer, Guid fact, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var mysql = MySqlUnitOfWork.Of(work);
        return await mysql.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT IGNORE INTO inbox (consumer, message_id, processed_at) VALUES (@consumer, @fact, UTC_TIMESTAMP(6))",
            new { consumer, fact },
            mysql.Transaction,
            cancellationToken: cancellationToken)) == 1;
    }
}
