using System.Data;
using System.Data.Common;
using MySql.Data.MySqlClient;

namespace Axon.Core.Db;

/// <summary>A reader's snapshot on a <see cref="LimitedConnection"/>: leaving it never waits for a server that hangs.</summary>
internal sealed class LimitedTransaction(LimitedConnection connection, MySqlTransaction inner) : DbTransaction
{
    public MySqlTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    protected override DbConnection? DbConnection => connection;

    public override void Commit() => inner.Commit();

    public override void Rollback() => inner.Rollback();

    public override async ValueTask DisposeAsync()
    {
        if (!connection.IsHanging)
        {
            await inner.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !connection.IsHanging)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
