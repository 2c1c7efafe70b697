using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Tracking.Personal;

/// <summary>Erases what was recorded about how one person used the shop. Orders, payments and reservations are the books and stay; figures about behaviour follow.</summary>
/// <remarks>
/// That it happened is remembered first, so that nothing which is on its way gets in behind the eraser's back. Identities go last: after a failure in between, the
/// same call finds and erases the rest.
/// </remarks>
public sealed class ErasePerson(PersonRecordStore people, IPersonalData data, ErasureStore erasures, Database database, TimeProvider clock)
{
    public async Task<ErasureReceipt> HandleAsync(UserId user, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(user.Value, cancellationToken);
        var at = clock.GetUtcNow();
        await erasures.RememberAsync(person, at, cancellationToken);
        var events = await data.EraseAsync(person, at, cancellationToken);
        // What is gone is gone: whoever asked may have gone away, and gets the receipt on the page all the same.
        return await database.InTransactionAsync(work => people.ForgetAsync(person, Uuid.New(clock), at, events, work, CancellationToken.None), CancellationToken.None);
    }
}
