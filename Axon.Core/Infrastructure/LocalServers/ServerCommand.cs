namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>How one server is started and asked.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="ProbeAsync">True when the server answers a real request; never throws for one that does not.</param>
internal sealed record ServerCommand(
    string Name,
    string Executable,
    IReadOnlyList<string> Arguments,
    int Port,
    string PidFile,
    string LogFile,
    Func<CancellationToken, Task<bool>> ProbeAsync)
{
    /// <summary>What it reads from its environment: secrets go this way, because a command line is public on the machine.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>A file of the owner's alone that it reads while it starts, written before each start; null when it reads none.</summary>
    public (string File, string Text)? Settings { get; init; }
}
