using System.Runtime.InteropServices;

namespace Axon.Web.Start;

/// <summary>Ctrl-C and SIGTERM from the first moment on: while servers start and tables are made there is no host yet that listens for them.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
    ];

    public CancellationToken Token => _asked.Token;

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _asked.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // Without this the process ends at once and leaves the servers behind.
        context.Cancel = true;
        _asked.Cancel();
    }
}
