using Microsoft.Extensions.Options;

namespace Axon.Core.Facts;

/// <summary>Forgets facts that were delivered long ago. Dead ones stay until somebody has decided.</summary>
public sealed class CleanMessages(IFactQueue queue, IOptions<MessagesOptions> options)
{
    /// <summary>Small steps, so that no lock is held for long.</summary>
    private const int Step = 1000;

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        while (await queue.DeleteDoneAsync(options.Value.KeepDone, Step, cancellationToken) >= Step)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
