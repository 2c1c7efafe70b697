using System.Globalization;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The database of an Axon that another process runs on a data folder.</summary>
public static class RunningDatabase
{
    /// <summary>How to reach it, or null when nothing has ever run there. Takes nothing and changes nothing.</summary>
    public static string? Find(string directory)
    {
        var port = Path.Combine(directory, "run", "mariadb.port");
        var secret = Path.Combine(directory, "secrets", "mariadb");
        return File.Exists(port) && File.Exists(secret)
            ? PrivateMariaDb.ConnectionString(int.Parse(File.ReadAllText(port), CultureInfo.InvariantCulture), File.ReadAllText(secret).Trim())
            : null;
    }
}
