using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Told that an activity's status, schedule, capacity, limits, price or rules have changed. Registered with TryAddEnumerable.</summary>
/// <remarks>
/// Called after the commit, in the process that made the change, once for each change, and possibly never when that process dies in between: whoever keeps a copy
/// elsewhere (the gate) must also compare it with the database from time to time. Must be idempotent and read the activity afresh. An exception is logged and changes nothing.
/// </remarks>
public interface IActivityChanged
{
    Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken);
}
