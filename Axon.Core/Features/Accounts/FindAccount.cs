using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts;

/// <summary>Reads one account afresh.</summary>
public sealed class FindAccount(IAccounts accounts)
{
    public Task<Account?> HandleAsync(UserId user, CancellationToken cancellationToken) => accounts.FindAsync(user, cancellationToken);
}
