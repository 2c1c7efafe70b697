using System.Diagnostics;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The process of a server: a child of this one, or one whose parent was killed and that we have adopted.</summary>
internal sealed class RunningServer : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Process? _child;
    private readonly string[] _words = [];

    public RunningServer(Process child) => (_child, Id) = (child, child.Id);

    /// <param name="adopted">Its process id: checked by <see cref="OrphanedServer.FindAsync"/>.</param>
    public RunningServer(int adopted) => (_words, Id) = (OrphanedServer.ProcessWords(adopted), adopted);

    public int Id { get; }

    // Who is no child of ours leaves no exit code here, and stays a zombie where the first process of a container takes none in: its words are gone then.
    public bool HasExited => _child?.HasExited ?? (_words.Length == 0 || !OrphanedServer.ProcessWords(Id).SequenceEqual(_words));

    /// <summary>Null while it runs, and for one that was adopted.</summary>
    public int? ExitCode => _child is { HasExited: true } ? _child.ExitCode : null;

    public async Task WaitForExitAsync(CancellationToken cancellationToken = default)
    {
        if (_child is not null)
        {
            await _child.WaitForExitAsync(cancellationToken);
            return;
        }

        while (!HasExited)
        {
            await Task.Delay(Look, cancellationToken);
        }
    }

    public void Terminate() => UnixSignal.Terminate(Id);

    public void Kill() => UnixSignal.Kill(Id);

    public void Dispose() => _child?.Dispose();
}
