using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>A server whose parent was killed. It still serves our folder: it is adopted when it is what we would start, else it goes before we start.</summary>
internal static partial class OrphanedServer
{
    /// <summary>The process that serves this folder as <paramref name="command"/> would: same program, same words, same settings, and it answers. Null when there is none.</summary>
    public static async Task<int?> FindAsync(ServerCommand command, CancellationToken cancellationToken) =>
        IdIn(command.PidFile) is { } id
        && ProcessWords(id).SequenceEqual([command.Executable, .. command.Arguments])
        && ProgramOf(id) == Target(command.Executable)
        && (command.Settings is not var (file, text) || (File.Exists(file) && await File.ReadAllTextAsync(file, cancellationToken) == text))
        && await command.ProbeAsync(cancellationToken)
            ? id
            : null;

    /// <summary>Ends what is left of a killed run: the process of the file, if its command line has <paramref name="marker"/>.</summary>
    public static async Task StopAsync(string pidFile, string marker, TimeSpan limit, ILogger logger, CancellationToken cancellationToken)
    {
        if (IdIn(pidFile) is not { } id || !IsServing(id, marker))
        {
            return;
        }

        Log.Stopping(logger, marker, id);
        UnixSignal.Terminate(id);
        for (var waited = Stopwatch.StartNew(); IsServing(id, marker); await Task.Delay(20, cancellationToken))
        {
            if (waited.Elapsed > limit)
            {
                UnixSignal.Kill(id);
                waited.Restart();
            }
        }

        File.Delete(pidFile);
    }

    /// <summary>Whether the process lives and has <paramref name="marker"/> among the words of its command line. Process ids are used again; only this tells whose it is.</summary>
    public static bool IsServing(int id, string marker) => ProcessWords(id).Contains(marker);

    /// <summary>The words that a process was started with; none for one that has ended, waited for or not.</summary>
    public static string[] ProcessWords(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The process id written in a file, if there is one.</summary>
    public static int? IdIn(string pidFile) =>
        File.Exists(pidFile) && int.TryParse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture, out var id) ? id : null;

    // Of another person's process the kernel does not tell; of a program that was replaced meanwhile it says "(deleted)".
    private static string? ProgramOf(int id)
    {
        try
        {
            return new FileInfo($"/proc/{id}/exe").LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Target(string executable) => File.ResolveLinkTarget(executable, returnFinalTarget: true)?.FullName ?? executable;

    private static partial class Log
    {
        [LoggerMessage(1202, LogLevel.Warning, "Stopping a server left over from a run that was killed: process {ProcessId}, {Marker}")]
        public static partial void Stopping(ILogger logger, string marker, int processId);
    }
}
