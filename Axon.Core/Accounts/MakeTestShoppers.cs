using System.Globalization;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>Makes shoppers for load tests: marked as tests, without a password, different in age, region and grade.</summary>
public sealed class MakeTestShoppers(AccountStore accounts, Database database, TimeProvider clock)
{
    public const int Maximum = 1_000_000;
    private const int Batch = 1_000;

    /// <returns>The accounts, in the order in which they were made.</returns>
    public async Task<IReadOnlyList<Account>> HandleAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Maximum);
        Account[] made = [.. Enumerable.Range(0, count).Select(New)];
        foreach (var batch in made.Chunk(Batch))
        {
            await database.InTransactionAsync(
                async work =>
                {
                    await accounts.AddManyAsync(batch, work, cancellationToken);
                },
                cancellationToken);
        }

        return made;
    }

    private Account New(int number)
    {
        var id = new UserId(Uuid.New(clock));
        var regions = Enum.GetValues<Region>();
        return new Account
        {
            Id = id,
            Email = EmailAddress.FromStore($"shopper-{id.Value:N}@test.invalid"),
            DisplayName = "Shopper " + number.ToString(CultureInfo.InvariantCulture),
            SecurityStamp = Stamps.New(),
            BirthYear = 1960 + (number * 7 % 48),
            Region = regions[number % regions.Length],
            // Six of ten BASIC, then fewer and fewer.
            Grade = (number % 10) switch { < 6 => Grade.BASIC, < 8 => Grade.SILVER, 8 => Grade.GOLD, _ => Grade.VIP },
            IsTest = true,
            CreatedAt = clock.GetUtcNow(),
        };
    }
}
