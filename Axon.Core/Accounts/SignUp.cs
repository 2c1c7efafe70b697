using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Accounts;

/// <summary>Makes an account for a new shopper.</summary>
public sealed partial class SignUp(
    AccountStore accounts, OutboxStore outbox, Database database, Passwords passwords, HashingLane lane, TimeProvider clock, ILogger<SignUp> logger)
{
    /// <returns>The account, or what is wrong with each field.</returns>
    public async Task<Result<Account>> HandleAsync(SignUpForm form, CancellationToken cancellationToken)
    {
        List<Problem> problems = [.. AccountRules.CheckProfile(form.DisplayName, form.BirthYear, form.Region, clock)];
        if (!EmailAddress.TryParse(form.Email, out var email))
        {
            problems.Insert(0, new Problem(AccountProblems.EmailInvalid, "email"));
        }

        if (Passwords.Check(form.Password, form.Email, form.DisplayName, "password") is { } weak)
        {
            problems.Add(weak);
        }

        if (problems.Count > 0)
        {
            return Result<Account>.Fail(problems);
        }

        using var place = lane.TryEnter();
        if (place is null)
        {
            return new Problem(AccountProblems.Busy);
        }

        AccountRules.IsName(form.DisplayName, out var name);
        var now = clock.GetUtcNow();
        var account = new Account
        {
            Id = new UserId(Uuid.New(clock)),
            Email = email,
            DisplayName = name,
            PasswordHash = await place.RunAsync(() => passwords.Hash(form.Password!), cancellationToken),
            SecurityStamp = Stamps.New(),
            BirthYear = form.BirthYear,
            Region = form.Region,
            MarketingConsent = form.MarketingConsent,
            MarketingConsentAt = form.MarketingConsent ? now : null,
            CreatedAt = now,
        };
        var fact = new Fact(Uuid.New(clock), FactType.SIGNED_UP, account.Id.ToString(), now, account.Id.Value);
        var added = await database.InTransactionAsync(
            async work =>
            {
                if (!await accounts.AddAsync(account, work, cancellationToken))
                {
                    return false;
                }

                await outbox.AddAsync(work, [fact], cancellationToken);
                return true;
            },
            cancellationToken);
        if (!added)
        {
            return new Problem(AccountProblems.EmailTaken, "email");
        }

        Log.SignedUp(logger, account.Id);
        return account;
    }

    private static partial class Log
    {
        [LoggerMessage(6011, LogLevel.Information, "{User} signed up")]
        public static partial void SignedUp(ILogger logger, UserId user);
    }
}

/// <summary>What a new shopper says about themselves. There is no role, grade or id to give.</summary>
public sealed record SignUpForm(
    string? Email, string? Password, string? DisplayName, int? BirthYear = null, Region? Region = null, bool MarketingConsent = false)
{
    // A record prints its members, and this one has a password.
    public override string ToString() => nameof(SignUpForm);
}
