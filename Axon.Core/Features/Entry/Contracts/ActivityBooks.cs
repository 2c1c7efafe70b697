using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Contracts;

/// <summary>The units of one activity as the rows of its reservations add up.</summary>
/// <param name="Taken">What the stock says is claimed.</param>
/// <param name="Pending">Units held and not claimed.</param>
/// <param name="Claimed">Units in payment or unknown.</param>
/// <param name="Paid">Units sold.</param>
public sealed record ActivityBooks(ActivityId Activity, int Capacity, int Taken, int Pending, int Claimed, int Paid)
{
    /// <summary>Units sold or in payment beyond the capacity: must be 0.</summary>
    public int Overbooked => Math.Max(0, Claimed + Paid - Capacity);
}
