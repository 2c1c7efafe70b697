using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts;

/// <param name="Password">In plain text, to be shown once to whoever installs.</param>
public sealed record SeededAccount(UserId User, string Email, string Password, string DisplayName, Role Role);
