using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Web.Start.Commands;

/// <summary>Whether the database answers, is the right kind, and which migrations it has.</summary>
internal static class DatabaseCheck
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connections = new Database(connectionString);
        try
        {
            var migrator = new Migrator(connections, Migration.Embedded(), NullLogger<Migrator>.Instance);
            var state = await Patience.AskAsync(() => migrator.StateAsync(cancellationToken), cancellationToken);
            return
            [
                new Finding("Database", $"{state.Version} answers"),
                state.Problem is { } problem
                    ? new Finding("Migrations", problem, "Solve this first: a start refuses and changes nothing.")
                    : new Finding("Migrations", state.Pending.Count == 0 ? "up to date" : $"the next start applies {string.Join(", ", state.Pending)}"),
            ];
        }
        catch (StoreUnavailableException exception)
        {
            return [new Finding("Database", exception.Message, "Start it, or correct ConnectionStrings:MySql.")];
        }
        catch (System.Data.Common.DbException exception)
        {
            return [new Finding("Database", $"answers, but refuses: {exception.Message}", "Check the user, its password and its rights in ConnectionStrings:MySql.")];
        }
    }
}
