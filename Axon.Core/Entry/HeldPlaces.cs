using Axon.Core.Kernel;
using Microsoft.Extensions.Caching.Memory;

namespace Axon.Core.Entry;

/// <summary>The place that a person holds and has not paid for, for every page that they look at.</summary>
/// <remarks>Most people hold none: that is remembered for some seconds, in this process until they enter. A place that is held is read anew each time.</remarks>
public sealed class HeldPlaces(ReservationStore reservations) : IDisposable
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _none = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>Null also while the database does not answer: a page is worth more than its bar.</summary>
    public async ValueTask<Reservation?> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        if (_none.TryGetValue(user, out _))
        {
            return null;
        }

        try
        {
            if (await reservations.FindHeldAsync(user, cancellationToken) is { } held)
            {
                return held;
            }
        }
        catch (StoreUnavailableException)
        {
            return null;
        }

        _none.Set(user, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = MaximumAge });
        return null;
    }

    /// <summary>The person holds a place now.</summary>
    public void Learn(UserId user) => _none.Remove(user);

    public void Dispose() => _none.Dispose();
}
