namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>How the private servers are started.</summary>
/// <param name="DataDirectory">Where data, logs, passwords and remembered ports lie.</param>
public sealed record LocalServersOptions(string DataDirectory)
{
    /// <summary>Starts a server again when it dies by itself. Off in tests that kill one on purpose.</summary>
    public bool Restart { get; init; } = true;

    /// <summary>How long a start may take; the first start also makes the database's own tables.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a server may take to stop before it is killed.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the servers of a killed run wait for a new one before they end by themselves.</summary>
    public TimeSpan OutliveOwner { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Names, or patterns of names, of the databases that the server's one user may make and use. More in tests.</summary>
    public IReadOnlyList<string> Databases { get; init; } = ["axon"];

    /// <summary>Further words of MariaDB's command line: limits that a test wants to meet.</summary>
    public IReadOnlyList<string> MariaDbArguments { get; init; } = [];
}
