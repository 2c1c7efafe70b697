namespace Axon.Core.Accounts;

/// <summary>Forgets sessions that expired, and sources of wrong passwords that nobody has to be protected from any more.</summary>
public sealed class CleanSessions(SessionStore sessions, TimeProvider clock)
{
    /// <summary>Small steps, so that no lock is held for long.</summary>
    private const int Step = 1000;

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        while (await sessions.SweepAsync(clock.GetUtcNow(), Step, cancellationToken) >= Step)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
