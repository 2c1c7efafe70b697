using Axon.Core.Catalog;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

public sealed class FindByNameTests(PrivateServers servers)
{
    [Fact]
    public async Task Part_OfNamesOfEveryKind_FindsEachNewestFirstAndNotTooMany()
    {
        await using var database = await TestDatabase.CreateAsync(servers, nameof(FindByNameTests));
        for (var i = 1; i <= 7; i++)
        {
            await CouponAsync(database, $"가을 쿠폰 {i}");
        }

        await CouponAsync(database, "100% 쿠폰");
        await database.ExecuteAsync(
            """
            INSERT INTO product (id, name, category, price_minor, created_at, updated_at) VALUES (31, '가을 머그', '컵', 1000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO campaign (id, name, starts_at, ends_at, created_at, updated_at) VALUES (41, '가을맞이', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO activity (id, campaign_id, type, title, product_id, opens_at, closes_at, price_minor, created_at, updated_at)
            VALUES (51, 41, 'PURCHASE', '늦가을 선착순', 31, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY, 1000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            """);
        var find = new FindByName(database.Database);

        var found = await find.HandleAsync(" 가을 ", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["CAMPAIGN 가을맞이", "ACTIVITY 늦가을 선착순", "PRODUCT 가을 머그", "COUPON 가을 쿠폰 7", "COUPON 가을 쿠폰 6", "COUPON 가을 쿠폰 5", "COUPON 가을 쿠폰 4", "COUPON 가을 쿠폰 3"],
            found.Select(one => $"{one.Kind} {one.Name}"));
        Assert.Equal([41, 51, 31], found.Take(3).Select(one => one.Id));
        Assert.Equal(["100% 쿠폰"], (await find.HandleAsync("0%", TestContext.Current.CancellationToken)).Select(one => one.Name));
        Assert.Empty(await find.HandleAsync(" ", TestContext.Current.CancellationToken));
    }

    private static Task<int> CouponAsync(TestDatabase database, string name) => database.ExecuteAsync(
        """
        INSERT INTO coupon (name, kind, amount_minor, starts_at, ends_at, created_at, updated_at)
        VALUES (@name, 'AMOUNT', 1000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
        """,
        new { name });
}
