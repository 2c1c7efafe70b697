using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

/// <summary>Paying for a place in a drop: reservation, order and money move together.</summary>
public sealed class DropCheckoutTests(PrivateServers servers) : CheckoutTest(servers)
{
    private ActivityId _drop;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync(
            """
            INSERT INTO campaign (id, name, starts_at, ends_at, created_at, updated_at) VALUES (1, 'c', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO activity (id, campaign_id, type, title, product_id, status, opens_at, closes_at, hold_seconds, price_minor, created_at, updated_at)
            VALUES (7, 1, 'PURCHASE', '선착순', @Product, 'OPEN', UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE, UTC_TIMESTAMP(6) + INTERVAL 1 DAY, 300, 9900, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO activity_stock (activity_id, capacity) VALUES (7, 1)
            """,
            new { Product });
        _drop = new ActivityId(7);
        await Shop.GetRequiredService<KeepGates>().HandleAsync(_drop, Token);
    }

    [Fact]
    public async Task Drop_PaidInParallel_ChargesOnceAndSellsThePlace()
    {
        var other = StartProcess();
        var order = await ReserveAndPrepareAsync();
        var key = await AuthenticateAsync(order);

        var results = await Task.WhenAll(ConfirmAsync(order, key), ConfirmAsync(order, key, other), ConfirmAsync(order, key, other));

        Assert.All(results, result => Assert.Equal(ConfirmPaymentOutcome.Paid, result.Outcome));
        Assert.Equal((1, 9_900), await LedgerAsync(order));
        Assert.Equal(("PAID", 1), await PlaceAsync(order));
        Assert.Equal((1, 1), (await FactsAsync(FactType.PURCHASE), await FactsAsync(FactType.PLACE_SOLD)));
    }

    /// <summary>Otherwise a purchase at the end of a minute is in one minute by the order books and in the next by the events.</summary>
    [Fact]
    public async Task Drop_Paid_IsAPurchaseOfTheSameMomentInOrderPlaceAndEvent()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var order = await ReserveAndPrepareAsync();

        await ConfirmAsync(order, await AuthenticateAsync(order));

        var (ordered, sold, told) = (await Database.QueryAsync<(DateTimeOffset, DateTimeOffset, DateTimeOffset)>(
            """
            SELECT o.paid_at, r.paid_at, f.occurred_at FROM customer_order o JOIN reservation r ON r.id = o.sale_id
            JOIN outbox f ON f.type = 'PURCHASE' AND f.aggregate = CONCAT('order:', @order)
            """,
            new { order = order.Id.ToString() })).Single();
        Assert.Equal((ordered, ordered), (sold, told));
    }

    [Fact]
    public async Task Drop_NotPaidInTime_GivesThePlaceBackOnce()
    {
        var order = await ReserveAndPrepareAsync();
        var held = await PlaceAsync(order);
        Clock.Advance(TimeSpan.FromMinutes(6));

        await Task.WhenAll(ReleaseAsync(), ReleaseAsync());

        Assert.Equal((("CONFIRMED", 1), ("EXPIRED", 0)), (held, await PlaceAsync(order)));
        Assert.Equal((1, 1), (await FactsAsync(FactType.PLACE_RETURNED), await FactsAsync(FactType.RESERVATION_EXPIRED)));
    }

    [Fact]
    public async Task Drop_UnknownCharge_KeepsThePlaceUntilItIsKnown()
    {
        var order = await ReserveAndPrepareAsync();
        var key = await AuthenticateAsync(order, "timeout");
        await TurnAsync("find", "errorBefore", next: 1);

        await ConfirmAsync(order, key);
        var stuck = await PlaceAsync(order);
        Clock.Advance(TimeSpan.FromMinutes(6));
        await ReleaseAsync();
        var late = await PlaceAsync(order);
        await CheckAsync();

        Assert.Equal((("STUCK", 1), ("STUCK", 1)), (stuck, late));
        Assert.Equal(("PAID", 1), await PlaceAsync(order));
        Assert.Equal((1, 9_900), await LedgerAsync(order));
    }

    [Fact]
    public async Task Drop_RefundedInFull_OffersThePlaceAgain()
    {
        var order = await ReserveAndPrepareAsync();
        await ConfirmAsync(order, await AuthenticateAsync(order));

        var refund = await RefundAsync(order);

        Assert.Equal((RefundOutcome.Refunded, OrderStatus.REFUNDED), (refund.Outcome, refund.Order!.Status));
        Assert.Equal(("REFUNDED", 0), await PlaceAsync(order));
        Assert.Equal((1, 1), (await FactsAsync(FactType.PLACE_RETURNED), await FactsAsync(FactType.REFUND)));
        Assert.Equal((1, 0), await LedgerAsync(order));
    }

    private async Task<Order> ReserveAndPrepareAsync()
    {
        var entered = await Shop.GetRequiredService<EnterActivity>().HandleAsync(_drop, Buyer, 1, Token);
        Assert.Equal(EntryOutcome.Reserved, entered.Outcome);
        var prepared = await PrepareAsync(new SaleRef(SaleKind.ACTIVITY, entered.Reservation!.Id.Value));
        Assert.Equal(PrepareOutcome.Ready, prepared.Outcome);
        Assert.Equal((_drop, entered.Reservation.DeadlineAt.UtcDateTime), (prepared.Order!.Activity!.Value, prepared.Order.Deadline.UtcDateTime));
        return prepared.Order;
    }

    private async Task<(string? Status, int Taken)> PlaceAsync(Order order) => (
        await Database.ScalarAsync<string>("SELECT status FROM reservation WHERE id = @Id", new { order.Sale.Id }),
        await Database.ScalarAsync<int>("SELECT taken FROM activity_stock WHERE activity_id = 7"));
}
