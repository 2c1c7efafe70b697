using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Axon.Core.Kernel;
using MySql.Data.MySqlClient;

namespace Axon.Core.Db;

/// <summary>A connection for statements outside of <see cref="MySqlConnections.InTransactionAsync{T}"/>: whoever asks is answered in time, also by a server that hangs.</summary>
/// <remarks>The driver's asynchronous calls have no time limit that can be used (docs/decisions/0002). A call that was given up keeps its connection until it ends.</remarks>
internal sealed class LimitedConnection(MySqlConnection inner, ServerPulse pulse, TimeSpan limit) : DbConnection
{
    private Task? _hanging;

    [AllowNull]
    public override string ConnectionString { get => inner.ConnectionString; set => inner.ConnectionString = value; }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    /// <summary>A call was given up and has not been answered: nothing else may be asked.</summary>
    public bool IsHanging => _hanging is { IsCompleted: false };

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() => throw new NotSupportedException("It is given out open");

    public override void Close() => End();

    public override async ValueTask DisposeAsync()
    {
        if (!IsHanging)
        {
            await inner.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>What <paramref name="asked"/> answers, or the exception that it is not awaited any longer.</summary>
    /// <exception cref="StoreUnavailableException">The server answers nobody, or not this in time.</exception>
    public async Task<T> AnswerAsync<T>(Task<T> asked)
    {
        if (await pulse.EndsAsync(asked, limit))
        {
            return await asked;
        }

        _hanging = asked;
        throw new StoreUnavailableException("mysql", new TimeoutException("The database does not answer"));
    }

    protected override DbCommand CreateDbCommand() => new LimitedCommand(this, inner.CreateCommand());

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new LimitedTransaction(this, inner.BeginTransaction(isolationLevel));

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        new LimitedTransaction(this, await AnswerAsync(inner.BeginTransactionAsync(isolationLevel, cancellationToken).AsTask()));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
        }

        base.Dispose(disposing);
    }

    private void End()
    {
        if (!IsHanging)
        {
            inner.Dispose();
            return;
        }

        // Disposing it now would wait for the server.
        _ = _hanging!.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                inner.Dispose();
            },
            TaskScheduler.Default);
    }
}
