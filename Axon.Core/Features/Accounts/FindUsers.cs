using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts;

/// <summary>Lists accounts for admins.</summary>
public sealed class FindUsers(IAccounts accounts)
{
    public const int MaximumSize = 100;
    private const int MaximumPage = 100_000;

    /// <remarks>Numbers out of range are brought into it: a list is not worth an error.</remarks>
    public Task<Page<Account>> HandleAsync(string? text, Role? role, int page, int size, CancellationToken cancellationToken) =>
        accounts.SearchAsync(
            new AccountSearch(PlainText.OneLine(text) is { Length: <= EmailAddress.MaximumLength } words ? words : "", role, Math.Clamp(page, 1, MaximumPage), Math.Clamp(size, 1, MaximumSize)),
            cancellationToken);
}
