using System.Text.Json;
using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>Gives an account exactly these roles beyond shopper.</summary>
/// <remarks>Sessions look roles up, so what was lost cannot be used any more within seconds.</remarks>
public sealed class SetRoles(AccountStore accounts, IAuditLog audit, Database database, AccountCache cache, TimeProvider clock)
{
    /// <param name="actor">The admin who does it; null for the system.</param>
    public async Task<SetRolesOutcome> HandleAsync(UserId? actor, UserId target, IEnumerable<Role> roles, CancellationToken cancellationToken)
    {
        Role[] wanted = [.. roles.Where(role => role != Role.Shopper).Distinct().Order()];
        var outcome = await database.InTransactionAsync(
            async work =>
            {
                var (present, admins) = await accounts.LockRolesAsync(target, work, cancellationToken);
                if (present is null)
                {
                    return SetRolesOutcome.NotFound;
                }

                if (present.Order().SequenceEqual(wanted))
                {
                    return SetRolesOutcome.Unchanged;
                }

                if (admins == 1 && present.Contains(Role.Admin) && !wanted.Contains(Role.Admin))
                {
                    return SetRolesOutcome.LastAdmin;
                }

                await accounts.SetRolesAsync(target, wanted, clock.GetUtcNow(), work, cancellationToken);
                var detail = JsonSerializer.Serialize(new { from = present.Select(role => role.ToString()), to = wanted.Select(role => role.ToString()) });
                await audit.AppendAsync(new AuditEntry(actor, "user.roles", "user", target.ToString(), detail), work, cancellationToken);
                return SetRolesOutcome.Changed;
            },
            cancellationToken);
        cache.Forget(target);
        return outcome;
    }
}

public enum SetRolesOutcome
{
    Changed,

    /// <summary>The account had exactly these roles.</summary>
    Unchanged,
    NotFound,

    /// <summary>Nobody would be left who can give roles.</summary>
    LastAdmin,
}
