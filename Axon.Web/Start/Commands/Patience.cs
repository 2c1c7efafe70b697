using Axon.Core.Kernel;

namespace Axon.Web.Start.Commands;

/// <summary>A first connection on a busy machine takes longer than a request may; the doctor asks again before it says "away".</summary>
internal static class Patience
{
    private const int Tries = 4;

    public static async Task<T> AskAsync<T>(Func<Task<T>> question, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await question();
            }
            catch (StoreUnavailableException) when (attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }
}
