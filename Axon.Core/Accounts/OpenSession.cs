using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>Notes that a browser is signed in, so that it can be signed out again.</summary>
public sealed class OpenSession(SessionStore sessions, AccountCache cache, TimeProvider clock)
{
    /// <summary>How long a session lasts after its last use, and how many browsers one account may have signed in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);
    public const int MostPerAccount = 20;

    public async Task<SessionId> HandleAsync(UserId user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = new SessionId(Guid.NewGuid());
        await sessions.AddAsync(user, id, now, now + Lifetime, MostPerAccount, cancellationToken);
        cache.Forget(user);
        return id;
    }
}
