using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>Lists accounts for admins.</summary>
public sealed class FindUsers(AccountStore accounts)
{
    public const int MaximumSize = 100;
    private const int MaximumPage = 100_000;

    /// <remarks>Numbers out of range are brought into it: a list is not worth an error.</remarks>
    public Task<Page<Account>> HandleAsync(string? text, Role? role, int page, int size, CancellationToken cancellationToken) =>
        accounts.SearchAsync(
            new AccountSearch(PlainText.OneLine(text) is { Length: <= EmailAddress.MaximumLength } words ? words : "", role, Math.Clamp(page, 1, MaximumPage), Math.Clamp(size, 1, MaximumSize)),
            cancellationToken);
}

/// <summary>Reads one account afresh.</summary>
public sealed class FindAccount(AccountStore accounts)
{
    public Task<Account?> HandleAsync(UserId user, CancellationToken cancellationToken) => accounts.FindAsync(user, cancellationToken);
}
