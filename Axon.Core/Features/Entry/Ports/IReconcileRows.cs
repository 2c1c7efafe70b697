using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>The books that are compared, each question answered as of one instant, for activities that are on or ended in the last day.</summary>
public interface IReconcileRows
{
    Task<IReadOnlyList<ActivityBooks>> BooksAsync(CancellationToken cancellationToken);

    /// <summary>Differences among the books themselves, apart from those that <see cref="BooksAsync"/> shows.</summary>
    Task<IReadOnlyList<Difference>> DifferencesAsync(CancellationToken cancellationToken);

    /// <summary>The places that rows know of.</summary>
    Task<IReadOnlyList<Hold>> PlacesAsync(ActivityId activity, CancellationToken cancellationToken);

    /// <summary>Sets the counts of a locked activity's stock and people to the sums of its reservations. Throws when that would be beyond the capacity.</summary>
    Task RecountAsync(ActivityId activity, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Notes findings that are not noted yet, and that those not given are resolved.</summary>
    Task NoteAsync(IReadOnlyCollection<Difference> confirmed, CancellationToken cancellationToken);

    /// <summary>Notes that the open findings of these kinds about an activity were repaired.</summary>
    Task NoteRepairedAsync(ActivityId activity, IReadOnlyCollection<DifferenceKind> kinds, CancellationToken cancellationToken);
}
