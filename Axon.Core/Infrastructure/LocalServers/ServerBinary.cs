namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>Where Debian puts a server's program, and which package brings it.</summary>
public static class ServerBinary
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];

    private static readonly Dictionary<string, string> Packages = new()
    {
        ["mariadbd"] = "mariadb-server",
        ["mariadb-install-db"] = "mariadb-server",
        ["redis-server"] = "redis-server",
        ["setsid"] = "util-linux",
        ["flock"] = "util-linux",
    };

    /// <summary>The full path.</summary>
    /// <exception cref="LocalServersException">Not installed.</exception>
    public static string Find(string name) =>
        TryFind(name) ?? throw new LocalServersException($"{name} is not installed. Run: apt-get install {Packages[name]}");

    public static string? TryFind(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Concat(Folders)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>The Debian packages that bring what is missing for private servers.</summary>
    public static IReadOnlyList<string> MissingPackages() =>
        [.. Packages.Where(pair => TryFind(pair.Key) is null).Select(pair => pair.Value).Distinct()];
}
