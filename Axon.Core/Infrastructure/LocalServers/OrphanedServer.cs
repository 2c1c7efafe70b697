using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>A server whose parent was killed. It still writes to our files and holds our port, so it goes before we start.</summary>
internal static partial class OrphanedServer
{
    public static async Task StopAsync(string pidFile, string marker, TimeSpan limit, ILogger logger, CancellationToken cancellationToken)
    {
        if (!File.Exists(pidFile)
            || !int.TryParse(await File.ReadAllTextAsync(pidFile, cancellationToken), CultureInfo.InvariantCulture, out var id)
            || !IsOurs(id, marker))
        {
            return;
        }

        Log.Stopping(logger, marker, id);
        UnixSignal.Terminate(id);
        for (var waited = Stopwatch.StartNew(); IsOurs(id, marker); await Task.Delay(20, cancellationToken))
        {
            if (waited.Elapsed > limit)
            {
                UnixSignal.Kill(id);
                waited.Restart();
            }
        }

        File.Delete(pidFile);
    }

    // Process ids are used again; only the command line tells that this one serves our folder.
    private static bool IsOurs(int id, string marker)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains(marker);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1202, LogLevel.Warning, "Stopping a server left over from a run that was killed: process {ProcessId}, {Marker}")]
        public static partial void Stopping(ILogger logger, string marker, int processId);
    }
}
