using Axon.Core.Dashboard;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Axon.Tests.Unit.Dashboard;

namespace Axon.Tests.Contracts.Dashboard;

/// <summary>The dashboards' figures against plain recounts in SQL, on a real database with random histories.</summary>
public sealed class DashboardReadersTests(PrivateServers servers) : IAsyncLifetime
{
    private static readonly DateTimeOffset Opened = TimeProvider.System.GetUtcNow().AddMinutes(-30);
    private readonly Random _random = new(7);
    private TestDatabase _database = null!; // InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(servers, nameof(DashboardReadersTests));
        await ArrangeAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task ActivityDashboard_RandomHistory_EqualsRecountsInSql()
    {
        var dashboard = await Activity().HandleAsync(new ActivityId(1), new DashboardFilter(Opened.AddHours(-1)), compare: true, CancellationToken.None);

        var figures = dashboard!.Figures; // the activity exists
        Assert.Equal(await CountAsync("SELECT SUM(quantity) FROM reservation WHERE activity_id = 1 AND paid_at IS NOT NULL"), figures.PaidUnits);
        Assert.Equal(await CountAsync("SELECT SUM(total_minor) FROM customer_order WHERE activity_id = 1 AND paid_at IS NOT NULL"), figures.GrossMinor);
        Assert.Equal(await CountAsync("SELECT COALESCE(SUM(amount_minor), 0) FROM refund WHERE status = 'DONE'"), figures.RefundedMinor);
        Assert.Equal(await CountAsync("SELECT COUNT(DISTINCT user_id) FROM reservation WHERE activity_id = 1 AND paid_at IS NOT NULL"), figures.Buyers);
        Assert.Equal(
            await CountAsync(
                """
                SELECT COUNT(DISTINCT COALESCE(e.user_id, (SELECT s.user_id FROM session_identity s WHERE s.session_id = e.session_id), e.visitor_id))
                FROM behavior_event e WHERE e.activity_id = 1 AND NOT e.suspected_bot AND (e.type <> 'CLICK' OR e.target = 'enter')
                """),
            figures.Visitors);
        Assert.Equal(0, MetricLibrary.OverBooking.Of(figures).Value);
        Assert.Equal(figures.Visitors, dashboard.Devices.Sum(segment => segment.Figures.Visitors));
        Assert.Equal(figures.Visitors, dashboard.Audiences.Sum(segment => segment.Figures.Visitors));
    }

    [Fact]
    public async Task CampaignsDashboard_RandomHistory_EqualsTheActivitysOwn()
    {
        var filter = new DashboardFilter(Opened.AddHours(-1));
        var activity = await Activity().HandleAsync(new ActivityId(1), filter, compare: false, CancellationToken.None);

        var lines = (await Campaigns().HandleAsync(filter, compare: true, CancellationToken.None)).Lines;

        var line = lines.Single(candidate => candidate.ActivityId == 1).Figures;
        var own = activity!.Figures; // the activity exists
        Assert.Equal(
            (own.Visitors, own.NewVisitors, own.Viewers, own.ClickedViewers, own.ConvertedVisitors, own.PaidUnits, own.GrossMinor, own.RefundedMinor, own.Buyers, own.StreamPaidUnits),
            (line.Visitors, line.NewVisitors, line.Viewers, line.ClickedViewers, line.ConvertedVisitors, line.PaidUnits, line.GrossMinor, line.RefundedMinor, line.Buyers, line.StreamPaidUnits));
        Assert.Equal((own.ReservedPeople, own.ReservedBuyers), (line.ReservedPeople, line.ReservedBuyers));
        Assert.All(lines, one => Rates.AreShares(one.Figures));
        Assert.Equal(50_000, lines[0].Figures.CostMinor);
    }

    [Fact]
    public async Task ActivityDashboard_EventMissingFromTheStream_IsAGapAndNotGreen()
    {
        await _database.ExecuteAsync("DELETE FROM behavior_event WHERE type = 'PURCHASE' LIMIT 1");

        var dashboard = await Activity().HandleAsync(new ActivityId(1), new DashboardFilter(Opened.AddHours(-1)), compare: false, CancellationToken.None);

        Assert.Equal(GuaranteeState.BROKEN, dashboard!.Guarantees.Reconciliation); // the activity exists
    }

    [Fact]
    public async Task ActivityDashboard_UnknownActivity_IsNull() =>
        Assert.Null(await Activity().HandleAsync(new ActivityId(99), new DashboardFilter(Opened), compare: false, CancellationToken.None));

    private GetActivityDashboard Activity() =>
        new(new MySqlBehaviorReader(_database.Database, TimeProvider.System), new SalesReader(_database.Database, TimeProvider.System), new NoGates(), TimeProvider.System);

    private GetCampaignsDashboard Campaigns() =>
        new(new MySqlBehaviorReader(_database.Database, TimeProvider.System), new SalesReader(_database.Database, TimeProvider.System), TimeProvider.System);

    private Task<long> CountAsync(string sql) => _database.ScalarAsync<long>(sql)!;

    private async Task ArrangeAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await _database.ExecuteAsync(
            """
            INSERT INTO campaign (id, name, status, starts_at, ends_at, created_at, updated_at) VALUES (1, 'c', 'ACTIVE', @start, @end, @start, @start);
            INSERT INTO campaign_cost (campaign_id, channel, amount_minor, spent_on, created_at) VALUES (1, 'search', 50000, @today, @start);
            INSERT INTO product (id, name, category, price_minor, created_at, updated_at) VALUES (1, 'p', 'audio', 1000, @start, @start);
            INSERT INTO activity (id, campaign_id, type, title, product_id, status, opens_at, closes_at, opened_at, price_minor, refund_days, created_at, updated_at)
            VALUES (1, 1, 'PURCHASE', 'a', 1, 'OPEN', @opened, @end, @opened, 1000, 7, @start, @start);
            INSERT INTO activity_stock (activity_id, capacity) VALUES (1, 500);
            """,
            new { start = now.AddDays(-2), end = now.AddDays(2), today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(9)).DateTime), opened = Opened });
        for (var person = 0; person < 60; person++)
        {
            await ArrangePersonAsync(person);
        }

        await _database.ExecuteAsync("UPDATE activity_stock SET taken = (SELECT COALESCE(SUM(quantity), 0) FROM reservation WHERE status IN ('CONFIRMED', 'STUCK', 'PAID'))");
    }

    private async Task ArrangePersonAsync(int person)
    {
        Guid user = Id(), visitor = Id(), session = Id();
        var at = Opened.AddSeconds(_random.Next(0, 600));
        var device = DashboardFilter.Devices[_random.Next(4)];
        var signedIn = person % 3 != 0;
        await _database.ExecuteAsync(
            """
            INSERT INTO user_account (id, email, normalized_email, display_name, security_stamp, concurrency_stamp, created_at, updated_at)
            VALUES (@user, @mail, @mail, 'n', 's', 's', @at, @at);
            INSERT INTO visitor (visitor_id, first_seen) VALUES (@visitor, @seen);
            """,
            new { user, mail = $"p{person}@example.com", visitor, at = at.AddDays(-1), seen = at.AddHours(-_random.Next(0, 5)) });
        await EventAsync("PAGE_VIEW", at, visitor, null, session, device, person % 20 == 7);
        await EventAsync("CLICK", at.AddSeconds(2), visitor, null, session, device, false, target: person % 5 == 0 ? "menu" : "enter");
        if (!signedIn)
        {
            return;
        }

        await _database.ExecuteAsync("INSERT INTO session_identity (session_id, user_id, linked_at) VALUES (@session, @user, @at)", new { session, user, at });
        var quantity = _random.Next(1, 4);
        var status = new[] { "PENDING", "CONFIRMED", "PAID", "PAID", "REFUNDED", "EXPIRED" }[_random.Next(6)];
        await EventAsync("RESERVED", at.AddSeconds(3), null, user, null, "other", false, quantity);
        var paid = status is "PAID" or "REFUNDED" ? at.AddSeconds(40) : (DateTimeOffset?)null;
        Guid reservation = Id(), order = Id();
        await _database.ExecuteAsync(
            """
            INSERT INTO reservation (id, activity_id, user_id, ordinal, quantity, status, epoch, token_hash, reserved_at, deadline_at, paid_at, ended_at)
            VALUES (@reservation, 1, @user, 1, @quantity, @status, 1, REPEAT('x', 32), @at, @deadline, @paid, @ended)
            """,
            new { reservation, user, quantity, status, at = at.AddSeconds(3), deadline = at.AddMinutes(5), paid, ended = status is "REFUNDED" or "EXPIRED" ? at.AddMinutes(5) : (DateTimeOffset?)null });
        if (paid is null)
        {
            return;
        }

        await EventAsync("PURCHASE", paid.Value, null, user, null, "other", false, quantity);
        await _database.ExecuteAsync(
            """
            INSERT INTO customer_order (id, number, user_id, sale_kind, sale_id, campaign_id, activity_id, product_id, title, quantity, unit_price_minor, total_minor, refunded_minor, currency, status, first_purchase, refund_days, deadline_at, created_at, paid_at)
            VALUES (@order, @number, @user, 'ACTIVITY', @reservation, 1, 1, 1, 't', @quantity, 1000, @total, @refunded, 'KRW', @state, TRUE, 7, @paid, @paid, @paid)
            """,
            new { order, number = $"N{person}", user, reservation, quantity, total = quantity * 1000, refunded = status == "REFUNDED" ? quantity * 1000 : 0, state = status, paid });
        if (status == "REFUNDED")
        {
            await _database.ExecuteAsync(
                "INSERT INTO refund (id, order_id, amount_minor, reason, origin, status, created_at, finished_at) VALUES (@id, @order, @amount, 'r', 'BUYER', 'DONE', @at, @at)",
                new { id = Id(), order, amount = quantity * 1000, at = paid.Value.AddSeconds(5) });
        }
    }

    private Task<int> EventAsync(string type, DateTimeOffset at, Guid? visitor, Guid? user, Guid? session, string device, bool bot, int? quantity = null, string? target = null) =>
        _database.ExecuteAsync(
            """
            INSERT INTO behavior_event (event_id, schema_version, type, source, occurred_at, received_at, visitor_id, user_id, session_id, campaign_id, activity_id, device, suspected_bot, quantity, target)
            VALUES (@id, 1, @type, @source, @at, @at, @visitor, @user, @session, 1, 1, @device, @bot, @quantity, @target)
            """,
            new { id = Id(), type, source = visitor is null ? "BACKEND" : "BROWSER", at, visitor, user, session, device, bot, quantity, target });

    private Guid Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
