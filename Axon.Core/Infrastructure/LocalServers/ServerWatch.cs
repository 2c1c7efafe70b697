using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>Sees to it that private servers do not stay for ever when their owner was killed and nobody starts again.</summary>
/// <remarks>
/// The owner holds the lock of <c>run/servers.lock</c>, which the kernel gives back however the owner ends. A small shell waits for that lock; it has it when the
/// owner is gone, gives a new one <see cref="LocalServersOptions.OutliveOwner"/> to come, and then asks all servers of the folder to stop, as a clean stop does.
/// It holds the lock while they stop: who starts meanwhile waits for that and finds them gone, not half alive.
/// </remarks>
internal sealed class ServerWatch : IAsyncDisposable
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(30);

    // Ids are read again then: a server may have been started anew. Whose process it is, its command line tells.
    private const string Script =
        """
        exec </dev/null >/dev/null 2>&1
        serving() { [ "$1" != $$ ] && tr '\0' '\n' <"/proc/$1/cmdline" 2>/dev/null | grep -qF -- "$folder/"; }
        lock=$1 wait=$2 folder=$3
        while flock "$lock" true; do
          sleep "$wait"
          exec 9>>"$lock"
          if flock -n 9; then
            ids=
            for file in "$folder"/run/*.pid; do
              id=$(cat "$file") && serving "$id" && kill -TERM "$id" && ids="$ids $id"
            done
            for id in $ids; do
              for turn in $(seq 100); do
                serving "$id" || break
                sleep 0.2
              done
            done
            rm -f "$folder/run/watch.pid"
            exit
          fi
          exec 9>&-
        done
        """;

    private readonly FileStream _lock;
    private readonly Process _shell;
    private readonly string _pidFile;

    private ServerWatch(FileStream held, Process shell, string pidFile) => (_lock, _shell, _pidFile) = (held, shell, pidFile);

    /// <summary>Takes over from the watch of a killed run. Waits while that one is just ending the servers.</summary>
    public static async Task<ServerWatch> StartAsync(DataFolder folder, LocalServersOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var file = folder.In("run", "servers.lock");
        var held = await TakeAsync(file, cancellationToken);
        try
        {
            var pidFile = folder.In("run", "watch.pid");
            if (OrphanedServer.IdIn(pidFile) is { } before && OrphanedServer.IsServing(before, file))
            {
                UnixSignal.TerminateGroup(before);
            }

            var start = new ProcessStartInfo(ServerBinary.Find("setsid")) { WorkingDirectory = "/" };
            string[] words = ["/bin/sh", "-c", Script, "axon-watch", file, options.OutliveOwner.TotalSeconds.ToString(CultureInfo.InvariantCulture), folder.Path];
            foreach (var word in words)
            {
                start.ArgumentList.Add(word);
            }

            var shell = Process.Start(start) ?? throw new LocalServersException("sh could not be started");
            await File.WriteAllTextAsync(pidFile, shell.Id.ToString(CultureInfo.InvariantCulture), cancellationToken);
            return new ServerWatch(held, shell, pidFile);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>For tests: what the kernel does when this process is killed.</summary>
    internal void Abandon() => _lock.Dispose();

    /// <summary>After the servers have stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_shell.HasExited)
        {
            UnixSignal.TerminateGroup(_shell.Id);
            await _shell.WaitForExitAsync();
        }

        _shell.Dispose();
        File.Delete(_pidFile);
        await _lock.DisposeAsync();
    }

    private static async Task<FileStream> TakeAsync(string file, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20, cancellationToken))
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception)
            {
                if (waited.Elapsed > LockLimit)
                {
                    throw new LocalServersException($"The servers of a run that was killed are ending, and do not come to an end. See the logs in {Path.GetDirectoryName(file)}/../logs. [{exception.Message}]", exception);
                }
            }
        }
    }
}
