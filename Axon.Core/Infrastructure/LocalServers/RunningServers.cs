using System.Globalization;
using Axon.Core.Hosting;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The servers of an Axon that another process runs on a data folder.</summary>
public static class RunningServers
{
    /// <summary>How to reach them, or null when nothing has ever run there. Takes nothing and changes nothing.</summary>
    public static StoreConnectionStrings? Find(string directory) =>
        (Read(directory, "run", "mariadb.port"), Read(directory, "secrets", "mariadb"), Read(directory, "run", "redis.port"), Read(directory, "secrets", "redis")) switch
        {
            ({ } mariaDb, { } mariaDbPassword, { } redis, { } redisPassword) => new StoreConnectionStrings(
                PrivateMariaDb.ConnectionString(int.Parse(mariaDb, CultureInfo.InvariantCulture), mariaDbPassword),
                PrivateRedis.ConnectionString(int.Parse(redis, CultureInfo.InvariantCulture), redisPassword)),
            _ => null,
        };

    /// <summary>The private servers that live on a data folder, each as its name and its process.</summary>
    public static IReadOnlyList<(string Name, int ProcessId)> Living(string directory)
    {
        var folder = Path.GetFullPath(directory);
        var run = Path.Combine(folder, "run");
        return
        [
            .. (Directory.Exists(run) ? Directory.GetFiles(run, "*.pid") : []).Order(StringComparer.Ordinal)
                .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Id: OrphanedServer.IdIn(file) ?? 0))
                .Where(server => OrphanedServer.ProcessWords(server.Id).Any(word => word.Contains(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
                .DistinctBy(server => server.Id),
        ];
    }

    /// <summary>The installation's key, a secret of the folder.</summary>
    public const string KeyName = "installation";

    /// <summary>What reads <c>/metrics</c>, a secret of the folder, and the configuration key that it fills.</summary>
    public const string TokenName = "monitoring";
    public const string TokenSetting = "Monitoring:Token";

    /// <summary>The token of the Axon that has run there, or null.</summary>
    public static string? Token(string directory) => Read(directory, "secrets", TokenName);

    /// <summary>The key of the Axon that has run there, or null.</summary>
    public static string? Key(string directory) => Read(directory, "secrets", KeyName);

    private static string? Read(string directory, string folder, string name)
    {
        var file = Path.Combine(directory, folder, name);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
