using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>Changes what a person says about themselves.</summary>
public sealed class UpdateProfile(
    AccountStore accounts, Database database, AccountCache cache, TimeProvider clock)
{
    /// <returns>The account as it now is, or what is wrong with each field.</returns>
    public async Task<Result<Account>> HandleAsync(
        UserId user, string? displayName, int? birthYear, Region? region, bool marketingConsent, CancellationToken cancellationToken)
    {
        if (AccountRules.CheckProfile(displayName, birthYear, region, clock).ToArray() is { Length: > 0 } problems)
        {
            return Result<Account>.Fail(problems);
        }

        AccountRules.IsName(displayName, out var name);
        var change = new ProfileChange(name, birthYear, region, marketingConsent);
        var found = await database.InTransactionAsync(work => accounts.ChangeProfileAsync(user, change, clock.GetUtcNow(), work, cancellationToken), cancellationToken);
        if (!found)
        {
            return new Problem(AccountProblems.NotFound);
        }

        cache.Forget(user);
        return await accounts.FindAsync(user, cancellationToken) is { } account ? account : new Problem(AccountProblems.NotFound);
    }
}
