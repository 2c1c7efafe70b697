using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Ports;

/// <summary>Keeps the accounts.</summary>
public interface IAccounts
{
    Task<Account?> FindAsync(UserId user, CancellationToken cancellationToken);

    Task<Account?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken);

    /// <summary>Adds an account with its roles; false when its e-mail address already has one, and then nothing changes.</summary>
    Task<bool> AddAsync(Account account, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Adds many accounts without roles in few statements.</summary>
    Task AddManyAsync(IReadOnlyCollection<Account> accounts, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Stores the hash of the same password made anew, when it is still the one with <paramref name="oldHash"/>.</summary>
    Task RenewHashAsync(UserId user, string oldHash, string newHash, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Ends whatever was given out under the old stamp.</summary>
    Task ChangeStampAsync(UserId user, string newStamp, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Changes the password when it is still the one with <paramref name="oldHash"/>; false when it is not.</summary>
    Task<bool> ChangePasswordAsync(UserId user, string? oldHash, string newHash, string newStamp, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>False when there is no such account.</summary>
    Task<bool> ChangeProfileAsync(UserId user, ProfileChange change, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The present roles of one account (null: no such account) and the number of admins, both locked until the transaction ends.</summary>
    Task<(IReadOnlyList<Role>? Roles, int Admins)> LockRolesAsync(UserId user, IUnitOfWork work, CancellationToken cancellationToken);

    Task SetRolesAsync(UserId user, IReadOnlyCollection<Role> roles, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Accounts whose e-mail address or name contains the words, newest first.</summary>
    Task<Page<Account>> SearchAsync(AccountSearch search, CancellationToken cancellationToken);
}
