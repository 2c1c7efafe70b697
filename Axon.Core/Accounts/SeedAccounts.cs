using System.Security.Cryptography;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>Makes the accounts that a new installation starts with, each with a password of its own.</summary>
public sealed class SeedAccounts(AccountStore accounts, Database database, Passwords passwords, HashingLane lane, TimeProvider clock)
{
    // Nobody misreads these: no 0 and o, 1 and l.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    private static readonly (string Name, string DisplayName, Role? Role, int? BirthYear, Region? Region, Grade Grade)[] People =
    [
        ("admin", "관리자", Role.Admin, null, null, Grade.BASIC),
        ("marketer", "마케터", Role.Marketer, null, null, Grade.BASIC),
        ("operator", "운영자", Role.Operator, null, null, Grade.BASIC),
        ("minji", "김민지", null, 1996, Region.SEOUL, Grade.GOLD),
        ("junho", "이준호", null, 1988, Region.BUSAN, Grade.SILVER),
        ("seoyeon", "박서연", null, 2004, Region.GYEONGGI, Grade.BASIC),
        ("dohyun", "정도현", null, 1979, Region.JEJU, Grade.VIP),
    ];

    /// <returns>The accounts made now, with the passwords that exist nowhere else; those that were there before are left as they are and not listed.</returns>
    public async Task<IReadOnlyList<SeededAccount>> HandleAsync(CancellationToken cancellationToken)
    {
        List<SeededAccount> made = [];
        using var place = await lane.EnterAsync(cancellationToken);
        foreach (var person in People)
        {
            var password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
            var account = new Account
            {
                Id = new UserId(Uuid.New(clock)),
                Email = EmailAddress.FromStore(person.Name + "@axon.test"),
                DisplayName = person.DisplayName,
                PasswordHash = await place.RunAsync(() => passwords.Hash(password), cancellationToken),
                SecurityStamp = Stamps.New(),
                BirthYear = person.BirthYear,
                Region = person.Region,
                Grade = person.Grade,
                CreatedAt = clock.GetUtcNow(),
                Roles = person.Role is { } role ? [role] : [],
            };
            if (await database.InTransactionAsync(work => accounts.AddAsync(account, work, cancellationToken), cancellationToken))
            {
                made.Add(new SeededAccount(account.Id, account.Email.Value, password, person.DisplayName, person.Role ?? Role.Shopper));
            }
        }

        return made;
    }
}

/// <param name="Password">In plain text, to be shown once to whoever installs.</param>
public sealed record SeededAccount(UserId User, string Email, string Password, string DisplayName, Role Role);
