using Axon.Core.Shared;
using MySql.Data.MySqlClient;

namespace Axon.Core.Infrastructure.MySql;

/// <summary>The open transaction, for the adapters that write in it.</summary>
public sealed record MySqlUnitOfWork(MySqlConnection Connection, MySqlTransaction Transaction) : IUnitOfWork
{
    /// <summary>What an adapter does first with the work it was given.</summary>
    public static MySqlUnitOfWork Of(IUnitOfWork work) => (MySqlUnitOfWork)work;
}
