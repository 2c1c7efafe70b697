using Axon.Core.Db;
using Axon.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;

namespace Axon.Tests.Contracts.Platform;

/// <summary>Only what people write in their own words is compared as a language does; keys and codes are what they are, byte by byte.</summary>
public sealed class CollationTests(PrivateServers servers)
{
    private static readonly string[] Words =
    [
        "activity.description", "activity.title",
        "campaign.description", "campaign.name", "campaign_cost.channel", "campaign_cost.note",
        "coupon.category", "coupon.name",
        "custom_event.name",
        "customer_order.category", "customer_order.title",
        "product.category", "product.description", "product.name",
        "refund.reason",
        "store_sale.category", "store_sale.title",
        "user_account.display_name", "user_account.email", // the address as it was written; what is unique is normalized_email
        // The migrator's own table, which is there before any migration.
        "schema_migration.checksum", "schema_migration.name",
    ];

    [Fact]
    public async Task Columns_WithTheCollationOfALanguage_AreThoseThatPeopleWrite()
    {
        await using var database = await TestDatabase.CreateAsync(servers, nameof(CollationTests));

        var columns = await database.QueryAsync<string>(
            "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE() AND collation_name NOT LIKE '%\\_bin'");

        Assert.Empty(columns.Except(Words));
    }

    [Fact]
    public async Task Migration_OfADatabaseWithRows_KeepsThemAndTellsLetterCaseApart()
    {
        var all = Migration.Embedded();
        await using var database = await TestDatabase.CreateAsync(servers.ConnectionStrings.MySql, nameof(CollationTests), [.. all.Where(migration => migration.Number < 6)]);
        await database.ExecuteAsync(
            """
            INSERT INTO user_account (id, email, normalized_email, display_name, security_stamp, concurrency_stamp, created_at, updated_at)
            VALUES (REPEAT('u', 16), 'Kim@x.kr', 'kim@x.kr', '김민지', 's', 's', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO customer_order (id, number, user_id, sale_kind, sale_id, title, quantity, unit_price_minor, total_minor, currency, status, refund_days, deadline_at, created_at)
            VALUES (REPEAT('o', 16), 'K7QM-2W9D', REPEAT('u', 16), 'PRODUCT', REPEAT('s', 16), '이어폰', 1, 1000, 1000, 'KRW', 'PAID', 7, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO payment (id, order_id, provider, provider_payment_key, amount_minor, currency, status, created_at, updated_at)
            VALUES (REPEAT('p', 16), REPEAT('o', 16), 'toss', 'tk_Aa', 1000, 'KRW', 'CAPTURED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO idempotency_key (user_id, operation, idem_key, body_hash, created_at) VALUES (REPEAT('u', 16), 'refund', 'key-Aa', REPEAT('h', 32), UTC_TIMESTAMP(6));
            INSERT INTO webhook_inbox (provider, event_id, body, received_at) VALUES ('toss', 'evt_Aa', '{}', UTC_TIMESTAMP(6));
            INSERT INTO behavior_event (event_id, schema_version, type, source, occurred_at, received_at, target, props)
            VALUES (REPEAT('e', 16), 1, 'CLICK', 'BROWSER', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'ENTER', '{"어디":"위"}');
            """);

        await new Migrator(database.Database, all, NullLogger<Migrator>.Instance).MigrateAsync(TestContext.Current.CancellationToken);

        await database.ExecuteAsync("INSERT INTO idempotency_key (user_id, operation, idem_key, body_hash, created_at) VALUES (REPEAT('u', 16), 'refund', 'key-aA', REPEAT('h', 32), UTC_TIMESTAMP(6))");
        await database.ExecuteAsync("INSERT INTO webhook_inbox (provider, event_id, body, received_at) VALUES ('toss', 'evt_aA', '{}', UTC_TIMESTAMP(6)), ('toss', 'evt_Aa ', '{}', UTC_TIMESTAMP(6))");
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT COUNT(*) FROM behavior_event WHERE target = 'enter'"));
        Assert.Equal("{\"어디\":\"위\"}", await database.ScalarAsync<string>("SELECT props FROM behavior_event WHERE target = 'ENTER'"));
        Assert.Equal(("PAID", 1, "tk_Aa"), Assert.Single(await database.QueryAsync<(string, int, string)>("SELECT o.status, o.open_sale, p.provider_payment_key FROM customer_order o JOIN payment p ON p.order_id = o.id")));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT COUNT(*) FROM user_account WHERE display_name = '김민지' AND email = 'KIM@X.KR'"));
        await Assert.ThrowsAsync<MySqlException>(() => database.ExecuteAsync("UPDATE customer_order SET status = 'paid'"));
    }
}
