using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts;

/// <summary>Ends one browser's session: its cookie and every copy of it are worth nothing from now on.</summary>
public sealed class SignOut(ISessionBook sessions, AccountCache cache)
{
    public async Task HandleAsync(UserId user, SessionId session, CancellationToken cancellationToken)
    {
        await sessions.RemoveAsync(user, session, cancellationToken);
        cache.Forget(user);
    }
}
