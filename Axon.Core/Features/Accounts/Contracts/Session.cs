using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Contracts;

/// <param name="Roles">The roles beyond <see cref="Role.Shopper"/>.</param>
/// <param name="Id">Null for a bearer token.</param>
public sealed record Session(UserId User, string DisplayName, IReadOnlyList<Role> Roles, string Stamp, SessionId? Id = null);
