using Axon.Core.Shared;
using MySql.Data.MySqlClient;

namespace Axon.Core.Infrastructure.MySql;

/// <summary>The open transaction, for the adapters that write in it.</summary>
public sealed record MySqlUnitOfWork(MySqlConnection Connection, MySqlTransaction Transaction) : IUnitOfWork
{
    private readonly List<Action> _afterCommit = [];

    /// <summary>What an adapter does first with the work it was given.</summary>
    public static MySqlUnitOfWork Of(IUnitOfWork work) => (MySqlUnitOfWork)work;

    /// <summary>Runs <paramref name="action"/> once the transaction is durable, never otherwise. It must be quick and cannot fail the caller.</summary>
    public void OnCommitted(Action action) => _afterCommit.Add(action);

    internal void Committed() => _afterCommit.ForEach(action => action());
}
