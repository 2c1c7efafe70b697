namespace Axon.Web.Start.Commands;

/// <summary>What <c>Axon.Web.dll WORD …</c> does instead of serving: one line per word.</summary>
internal static class ConsoleCommands
{
    /// <summary>The exit code of the command named first, or null when the arguments ask for the web application.</summary>
    public static Task<int>? TryRun(string[] args) => args switch
    {
        ["doctor", .. var rest] => DoctorConsole.RunAsync(rest),
        ["people", .. var rest] => PeopleConsole.RunAsync(rest),
        _ => null,
    };
}
