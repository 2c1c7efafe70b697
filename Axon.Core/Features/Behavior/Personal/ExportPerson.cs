using Axon.Core.Features.Behavior.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Personal;

/// <summary>Collects everything that was recorded about one person.</summary>
public sealed class ExportPerson(IPersonBook people, IPersonalData data, TimeProvider clock)
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
