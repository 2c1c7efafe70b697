using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Personal;

/// <summary>Collects everything that was recorded about one person.</summary>
public sealed class ExportPerson(PersonRecordStore people, IPersonalData data, TimeProvider clock)
{
    /// <summary>Years of daily visits.</summary>
    private const int Most = 50_000;

    public async Task<PersonalExport> HandleAsync(UserId user, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(user.Value, cancellationToken);
        var events = await data.ReadAsync(person, Most + 1, cancellationToken);
        return new PersonalExport(
            clock.GetUtcNow(), user.Value, person.Own, person.Sessions, [.. events.Take(Most)], events.Count > Most, await people.ReceiptsAsync(user.Value, cancellationToken));
    }
}

/// <summary>Everything that was recorded about one person.</summary>
/// <param name="Truncated">There are more events than are shown.</param>
public sealed record PersonalExport(
    DateTimeOffset At, Guid UserId, IReadOnlyList<Guid> Visitors, IReadOnlyList<Guid> Sessions, IReadOnlyList<BehaviorEvent> Events, bool Truncated, IReadOnlyList<ErasureReceipt> Erasures);
