using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;
using MySqlConnector;

namespace Axon.Core.Accounts;

/// <summary>Keeps the accounts.</summary>
public sealed class AccountStore(Database database)
{
    public async Task<Account?> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        var row = await database.OneAsync<AccountRow>(AccountRow.Select + " WHERE id = @user", new { user }, cancellationToken);
        return row?.ToAccount();
    }

    public async Task<Account?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        var row = await database.OneAsync<AccountRow>(AccountRow.Select + " WHERE normalized_email = @normalized", new { normalized = email.Normalized }, cancellationToken);
        return row?.ToAccount();
    }

    /// <summary>Adds an account with its roles; false when its e-mail address already has one, and then nothing changes.</summary>
    public async Task<bool> AddAsync(Account account, UnitOfWork work, CancellationToken cancellationToken)
    {
        try
        {
            await AddManyAsync([account], work, cancellationToken);
        }
        catch (MySqlException exception) when (MySqlFailures.IsDuplicate(exception))
        {
            return false;
        }

        await InsertRolesAsync(account.Id, account.Roles, work, cancellationToken);
        return true;
    }

    /// <summary>Adds many accounts without roles in few statements.</summary>
    public async Task AddManyAsync(IReadOnlyCollection<Account> accounts, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (sql, parameters) = AccountInsert.Of(accounts);
        await work.ExecuteAsync(sql, parameters, cancellationToken);
    }

    /// <summary>Stores the hash of the same password made anew, when it is still the one with <paramref name="oldHash"/>.</summary>
    public Task RenewHashAsync(UserId user, string oldHash, string newHash, UnitOfWork work, CancellationToken cancellationToken) =>
        ExecuteAsync("UPDATE user_account SET password_hash = @newHash WHERE id = @user AND password_hash = @oldHash", new { user, oldHash, newHash }, work, cancellationToken);

    /// <summary>Ends whatever was given out under the old stamp.</summary>
    public Task ChangeStampAsync(UserId user, string newStamp, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken) => ExecuteAsync(
        "UPDATE user_account SET security_stamp = @newStamp, concurrency_stamp = @newStamp, updated_at = @now WHERE id = @user", new { user, newStamp, now }, work, cancellationToken);

    /// <summary>Changes the password when it is still the one with <paramref name="oldHash"/>; false when it is not.</summary>
    public async Task<bool> ChangePasswordAsync(
        UserId user, string? oldHash, string newHash, string newStamp, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            UPDATE user_account SET password_hash = @newHash, security_stamp = @newStamp, concurrency_stamp = @newStamp, updated_at = @now
            WHERE id = @user AND password_hash <=> @oldHash
            """,
            new { user, oldHash, newHash, newStamp, now },
            work,
            cancellationToken) == 1;

    /// <summary>False when there is no such account.</summary>
    public async Task<bool> ChangeProfileAsync(
        UserId user, ProfileChange change, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            UPDATE user_account
            SET display_name = @DisplayName, birth_year = @BirthYear, region = @region,
                marketing_consent_at = IF(marketing_consent = @MarketingConsent, marketing_consent_at, @now), marketing_consent = @MarketingConsent,
                updated_at = @now
            WHERE id = @user
            """,
            new { user, change.DisplayName, change.BirthYear, region = change.Region?.ToString(), change.MarketingConsent, now },
            work,
            cancellationToken) == 1;

    /// <summary>The present roles of one account (null: no such account) and the number of admins, both locked until the transaction ends.</summary>
    public async Task<(IReadOnlyList<Role>? Roles, int Admins)> LockRolesAsync(UserId user, UnitOfWork work, CancellationToken cancellationToken)
    {
        // All who change roles lock the admins first and in the same order, so two of them cannot each take the other for the one who stays.
        var admins = (await work.QueryAsync<Guid>(
            "SELECT user_id FROM user_role WHERE role = 'Admin' ORDER BY user_id FOR UPDATE", null, cancellationToken)).AsList();
        var found = await work.ValueAsync<int?>(
            "SELECT 1 FROM user_account WHERE id = @user FOR UPDATE", new { user }, cancellationToken);
        if (found is null)
        {
            return (null, admins.Count);
        }

        var roles = await work.QueryAsync<string>(
            "SELECT role FROM user_role WHERE user_id = @user AND role <> 'Shopper'", new { user }, cancellationToken);
        return ([.. roles.Select(Enum.Parse<Role>)], admins.Count);
    }

    public async Task SetRolesAsync(UserId user, IReadOnlyCollection<Role> roles, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await ExecuteAsync("DELETE FROM user_role WHERE user_id = @user", new { user }, work, cancellationToken);
        await InsertRolesAsync(user, roles, work, cancellationToken);
        await ExecuteAsync("UPDATE user_account SET updated_at = @now WHERE id = @user", new { user, now }, work, cancellationToken);
    }

    /// <summary>Accounts whose e-mail address or name contains the words, newest first.</summary>
    public async Task<Page<Account>> SearchAsync(AccountSearch search, CancellationToken cancellationToken)
    {
        const string Where =
            """
             WHERE (@text = '' OR email LIKE @pattern ESCAPE '!' OR display_name LIKE @pattern ESCAPE '!')
               AND (@role IS NULL OR EXISTS (SELECT 1 FROM user_role f WHERE f.user_id = user_account.id AND f.role = @role))
            """;
        var text = search.Text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
        var parameters = new
        {
            text = search.Text,
            pattern = $"%{text}%",
            role = search.Role is null or Role.Shopper ? null : search.Role.ToString(),
            take = search.Size,
            skip = (search.Page - 1) * search.Size,
        };
        var total = await database.ValueAsync<int>("SELECT COUNT(*) FROM user_account" + Where, parameters, cancellationToken);
        var rows = await database.QueryAsync<AccountRow>(
            AccountRow.Select + Where + " ORDER BY created_at DESC, id DESC LIMIT @take OFFSET @skip", parameters, cancellationToken);
        return new Page<Account>([.. rows.Select(row => row.ToAccount())], total, search.Page, search.Size);
    }

    private static Task<int> InsertRolesAsync(UserId user, IReadOnlyCollection<Role> roles, UnitOfWork work, CancellationToken cancellationToken) =>
        work.ExecuteAsync(
            "INSERT INTO user_role (user_id, role) VALUES (@user, @role)",
            roles.Select(role => new { user, role = role.ToString() }),
            cancellationToken);

    private static Task<int> ExecuteAsync(string sql, object parameters, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(sql, parameters, cancellationToken);
    }
}

/// <param name="Text">Part of an e-mail address or name; empty for all.</param>
/// <param name="Role">Only accounts with this role; null or Shopper for all.</param>
/// <param name="Page">From 1.</param>
public sealed record AccountSearch(string Text, Role? Role, int Page, int Size);

/// <summary>What people may change about themselves; nothing else of an account.</summary>
public sealed record ProfileChange(string DisplayName, int? BirthYear, Region? Region, bool MarketingConsent);
