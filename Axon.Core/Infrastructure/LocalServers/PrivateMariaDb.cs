using System.Diagnostics;
using Axon.Core.Db;
using MySqlConnector;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>MariaDB on the data folder: loopback only, one user with a password and no rights beyond our database, small, and durable at every commit.</summary>
internal static class PrivateMariaDb
{
    private const string User = "axon";

    public static string PidFile(DataFolder folder) => folder.In("run", "mariadb.pid");

    /// <summary>The word of the command line that only this folder's server has.</summary>
    public static string Marker(DataFolder folder) => $"--datadir={Data(folder)}";

    /// <summary>Makes the database's own tables in a new folder.</summary>
    public static async Task InstallAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        if (Data(folder) is var data && !Directory.Exists(data))
        {
            await InstallAsync(folder, data, cancellationToken);
        }
    }

    public static ServerCommand Command(DataFolder folder, int port, LocalServersOptions options)
    {
        var temporary = Temporary(folder);
        var password = folder.Secret("mariadb");
        var init = folder.In("secrets", "mariadb-init.sql");
        var connectionString = ConnectionString(port, password);
        string[] arguments =
        [
            "--no-defaults", Marker(folder), $"--tmpdir={temporary}", "--bind-address=127.0.0.1", $"--port={port}", "--socket=", $"--init-file={init}",
            $"--pid-file={folder.In("run", "mariadbd-own.pid")}", "--skip-name-resolve", "--skip-symbolic-links",
            "--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci", "--default-time-zone=+00:00",
            "--transaction-isolation=READ-COMMITTED", "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=192M",
            "--innodb-log-file-size=96M", "--max-connections=300", "--back-log=300", "--max-allowed-packet=32M", "--performance-schema=OFF", "--skip-log-bin",
            .. options.MariaDbArguments, .. RootOnly(),
        ];
        return new ServerCommand(
            "MariaDB", ServerBinary.Find("mariadbd"), arguments, port, PidFile(folder), folder.In("logs", "mariadb.log"),
            token => AnswersAsync(connectionString, token))
        {
            Settings = (init, Accounts(password, options.Databases)),
        };
    }

    public static string ConnectionString(DataFolder folder, int port) => ConnectionString(port, folder.Secret("mariadb"));

    /// <summary>How the server of a data folder is reached, also by another process than the one that owns it.</summary>
    internal static string ConnectionString(int port, string password) => new MySqlConnectionStringBuilder
    {
        Server = "127.0.0.1",
        Port = (uint)port,
        UserID = User,
        Password = password,
        Database = "axon",
        SslMode = MySqlSslMode.Disabled,
    }.ConnectionString;

    // Read before the server takes its first connection, at each start: a folder that was made with other accounts loses them too.
    // A fresh folder has a root without a password for everybody on this machine.
    private static string Accounts(string password, IReadOnlyList<string> databases) => string.Join(
        '\n',
        [
            "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';",
            "DELETE FROM mysql.db;",
            "DELETE FROM mysql.proxies_priv;",
            "FLUSH PRIVILEGES;",
            $"CREATE OR REPLACE USER {User}@'127.0.0.1' IDENTIFIED BY '{password}';",
            .. databases.Select(database => $"GRANT ALL ON `{database}`.* TO {User}@'127.0.0.1';"),
            "",
        ]);

    private static string Data(DataFolder folder) => folder.In("mariadb");

    /// <summary>A server that starts removes all temporary tables that it finds: in a folder shared with another server, also that one's.</summary>
    private static string Temporary(DataFolder folder) => Directory.CreateDirectory(folder.In("mariadb-tmp")).FullName;

    // MariaDB refuses to run as root unless told to.
    private static string[] RootOnly() => Environment.IsPrivilegedProcess ? ["--user=root"] : [];

    private static async Task InstallAsync(DataFolder folder, string data, CancellationToken cancellationToken)
    {
        // Made beside and renamed, so that an interrupted first start leaves nothing that looks finished.
        var fresh = $"{data}.new";
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true);
        }

        var start = new ProcessStartInfo(ServerBinary.Find("mariadb-install-db")) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] words = ["--no-defaults", $"--datadir={fresh}", $"--tmpdir={Temporary(folder)}", "--auth-root-authentication-method=normal", "--skip-test-db", .. RootOnly()];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start) ?? throw new LocalServersException("mariadb-install-db could not be started");
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new LocalServersException($"The database's own tables could not be made in {folder.Path} (exit code {process.ExitCode}):\n{output}\n{await error}");
        }

        Directory.Move(fresh, data);
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            var once = new MySqlConnectionStringBuilder(connectionString) { Pooling = false, Database = "", ConnectionTimeout = 2 };
            await using var connection = new MySqlConnection(once.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is MySqlException || MySqlFailures.IsUnavailable(exception))
        {
            return false;
        }
    }
}
