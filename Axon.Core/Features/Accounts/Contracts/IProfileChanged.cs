using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>Told that a person's profile has changed, so that what was derived from it can be forgotten. Registered with TryAddEnumerable.</summary>
/// <remarks>Called after the commit, in the process that made the change only: whoever keeps copies must also let them grow old.</remarks>
public interface IProfileChanged
{
    void OnChanged(UserId user);
}
