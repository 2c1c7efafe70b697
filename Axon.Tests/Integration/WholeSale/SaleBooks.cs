using System.Globalization;
using Axon.Core.Entry;
using Axon.Core.Kernel;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>What must hold when a sale has come to rest, in the database, at the gate and in the provider's own ledger.</summary>
internal sealed class SaleBooks(SaleHost host, long activity)
{
    private static readonly TimeSpan RestWithin = TimeSpan.FromSeconds(90);

    private object Activity => new { activity };

    /// <summary>Nothing is held, in payment, unknown or on its way any more.</summary>
    public async Task RestAsync()
    {
        const string Moving = """
            SELECT CONCAT(status, ' reservations ', COUNT(*)) FROM reservation WHERE status IN ('PENDING', 'CONFIRMED', 'STUCK') GROUP BY status
            UNION ALL SELECT CONCAT(status, ' orders ', COUNT(*)) FROM customer_order WHERE status = 'AWAITING_PAYMENT' GROUP BY status
            UNION ALL SELECT CONCAT(status, ' payments ', COUNT(*)) FROM payment WHERE status IN ('CHARGING', 'STUCK') GROUP BY status
            UNION ALL SELECT CONCAT(state, ' attempts ', COUNT(*)) FROM payment_attempt WHERE state IN ('STARTED', 'UNKNOWN') GROUP BY state
            UNION ALL SELECT CONCAT(status, ' refunds ', COUNT(*)) FROM refund WHERE status IN ('REQUESTED', 'STUCK') GROUP BY status
            UNION ALL SELECT CONCAT(status, ' messages ', COUNT(*), ' ', COALESCE(MIN(last_error), '')) FROM outbox WHERE status <> 'DONE' GROUP BY status
            """;
        IReadOnlyList<string> moving = [];
        await SaleHost.UntilAsync("everything comes to rest", async () => (moving = await host.Database.QueryAsync<string>(Moving)).Count == 0, RestWithin, () => string.Join('\n', moving));
        await host.UntilCleanAsync(RestWithin);
    }

    /// <returns>Units that are sold and kept.</returns>
    public async Task<int> CheckAsync(int limit)
    {
        var units = await CheckRowsAsync(limit);
        await CheckGateAsync();
        await CheckMoneyAsync();
        await CheckEventsAsync();
        return units;
    }

    private async Task<int> CheckRowsAsync(int limit)
    {
        var (capacity, taken) = (await host.Database.QueryAsync<(int, int)>("SELECT capacity, taken FROM activity_stock WHERE activity_id = @activity", Activity)).Single();
        var paid = await SumAsync("reservation", "quantity", "activity_id = @activity AND status = 'PAID'");
        Assert.Equal(paid, taken);
        Assert.True(taken <= capacity, $"{taken} of {capacity}");
        Assert.Equal(paid, await SumAsync("customer_order", "quantity", "activity_id = @activity AND status = 'PAID'"));
        Assert.Equal(paid, await SumAsync("activity_person", "units", "activity_id = @activity"));
        Assert.True(await host.Database.ScalarAsync<int>("SELECT COALESCE(MAX(units), 0) FROM activity_person WHERE activity_id = @activity", Activity) <= limit);
        Assert.Empty(await host.Database.QueryAsync<long>(
            "SELECT SUM(quantity) FROM reservation WHERE activity_id = @activity AND status = 'PAID' GROUP BY user_id HAVING SUM(quantity) > @limit", new { activity, limit }));

        // Every unit that was ever given is paid or has come back, and came back once.
        var given = await SumAsync("reservation", "quantity", "activity_id = @activity");
        var returned = await SumAsync("reservation", "quantity", "activity_id = @activity AND status IN ('EXPIRED', 'CANCELLED', 'REFUNDED')");
        Assert.Equal(given, paid + returned);
        var facts = await SumAsync("outbox", "CAST(JSON_VALUE(payload, '$.quantity') AS SIGNED)", "type = 'PLACE_RETURNED' AND JSON_VALUE(payload, '$.activityId') = @activity");
        Assert.Equal(returned, facts);
        return paid;
    }

    private async Task CheckGateAsync()
    {
        var rows = await host.Database.QueryAsync<(ReservationId Id, UserId User, int Quantity)>(
            "SELECT id, user_id, quantity FROM reservation WHERE activity_id = @activity AND status = 'PAID'", Activity);
        var gate = await host.Gate.ReadAsync(new ActivityId(activity), TestContext.Current.CancellationToken);
        Assert.NotNull(gate);
        Assert.Equal(
            rows.OrderBy(row => row.Id.Value),
            gate.Places.Values.Select(place => (place.Id, place.User, place.Quantity)).OrderBy(place => place.Id.Value));
        Assert.All(gate.Places.Values, place => Assert.Equal(HoldState.Sold, place.State));
        Assert.Equal(gate.Capacity - rows.Sum(row => row.Quantity), gate.Left);
        Assert.Equal(0, gate.Held);
    }

    /// <summary>The provider's ledger and our orders tell the same story, order by order, in both directions.</summary>
    private async Task CheckMoneyAsync()
    {
        var ledger = await host.Api.LedgerAsync();
        Assert.Equal(0, ledger.GetProperty("chargedMoreThanOnce").GetArrayLength());
        Assert.False(ledger.GetProperty("more").GetBoolean());
        var theirs = ledger.GetProperty("orders").EnumerateArray().Where(order => order.GetProperty("charges").GetArrayLength() > 0)
            .ToDictionary(order => order.GetProperty("orderId").GetString()!, order => (Charged: order.GetProperty("charged").GetInt64(), Net: order.GetProperty("net").GetInt64()));
        var ours = (await host.Database.QueryAsync<(Guid Id, string Status, long Total, long Refunded)>("SELECT id, status, total_minor, refunded_minor FROM customer_order"))
            .ToDictionary(order => order.Id.ToString("N", CultureInfo.InvariantCulture), order => (order.Status, order.Total, order.Refunded));
        foreach (var (id, (charged, net)) in theirs)
        {
            var order = ours[id];
            Assert.True(charged == order.Total, $"{id} is {order} and was charged {charged}");
            Assert.True(net == (order.Status == "PAID" ? order.Total : 0), $"{id} is {order} and {net} of its money is with us");
        }

        Assert.All(ours.Where(order => order.Value.Status is "PAID" or "REFUNDED"), order => Assert.True(theirs.ContainsKey(order.Key), $"{order.Key} is {order.Value} and was never charged"));
    }

    /// <summary>What marketers count is what happened, once each.</summary>
    private async Task CheckEventsAsync()
    {
        var events = await EventsAsync();
        Assert.Equal(events.Count, events.DistinctBy(happened => happened.Id).Count());
        long Count(string type) => events.Count(happened => happened.Type == type);
        Assert.Equal(await CountAsync("customer_order", "activity_id = @activity AND paid_at IS NOT NULL"), Count("PURCHASE"));
        Assert.Equal(await SumAsync("customer_order", "quantity", "activity_id = @activity AND paid_at IS NOT NULL"), events.Where(happened => happened.Type == "PURCHASE").Sum(happened => happened.Quantity));
        Assert.Empty(await host.Database.QueryAsync<string>(
            """
            SELECT CONCAT(o.paid_at, ' ', COALESCE(r.paid_at, '-'), ' ', COALESCE(f.occurred_at, '-')) FROM customer_order o
            JOIN reservation r ON r.id = o.sale_id
            LEFT JOIN outbox f ON f.type = 'PURCHASE' AND REPLACE(f.aggregate, '-', '') = CONCAT('order:', LOWER(HEX(o.id)))
            WHERE o.activity_id = @activity AND o.paid_at IS NOT NULL AND NOT (r.paid_at <=> o.paid_at AND f.occurred_at <=> o.paid_at)
            """,
            Activity));
        Assert.Equal(await CountAsync("reservation", "activity_id = @activity"), Count("RESERVED"));
        Assert.Equal(await CountAsync("reservation", "activity_id = @activity AND status = 'EXPIRED'"), Count("RESERVATION_EXPIRED"));
        Assert.Equal(await CountAsync("reservation", "activity_id = @activity AND status = 'CANCELLED'"), Count("RESERVATION_CANCELLED"));
        Assert.Equal(await CountAsync("customer_order", "activity_id = @activity AND status = 'REFUNDED'"), Count("REFUND"));
    }

    /// <summary>Where this profile keeps them.</summary>
    private async Task<IReadOnlyList<SaleEvent>> EventsAsync() => host.Streams is { } streams
        ? await streams.EventsAsync(activity)
        : await host.Database.QueryAsync<SaleEvent>("SELECT event_id AS id, type, CAST(COALESCE(quantity, 0) AS SIGNED) AS quantity FROM behavior_event WHERE activity_id = @activity", Activity);

    public async Task<int> SumAsync(string table, string what, string where) =>
        (int)await host.Database.ScalarAsync<long>($"SELECT COALESCE(SUM({what}), 0) FROM {table} WHERE {where}", Activity);

    public Task<long> CountAsync(string table, string where) => host.Database.ScalarAsync<long>($"SELECT COUNT(*) FROM {table} WHERE {where}", Activity);
}
