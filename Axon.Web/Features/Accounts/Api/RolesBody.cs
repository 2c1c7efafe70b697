using Axon.Core.Features.Accounts.Contracts;

namespace Axon.Web.Features.Accounts.Api;

/// <param name="Roles">All roles that the account shall have; Shopper is always among them.</param>
public sealed record RolesBody(Role[] Roles);
