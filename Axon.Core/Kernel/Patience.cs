namespace Axon.Core.Kernel;

/// <summary>Waiting for work that goes on when nobody waits for it any more.</summary>
internal static class Patience
{
    /// <summary>Whether <paramref name="work"/> has ended, in time or just after it; await it then to hear how. Never throws.</summary>
    /// <remarks>
    /// Not by catching the <see cref="TimeoutException"/> of <c>WaitAsync</c>: work that ends between the limit and the look at it is no time-out, and the exception is nobody's then.
    /// </remarks>
    public static async Task<bool> EndsWithinAsync(this Task work, TimeSpan limit, TimeProvider clock)
    {
        await work.WaitAsync(limit, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return work.IsCompleted;
    }
}
