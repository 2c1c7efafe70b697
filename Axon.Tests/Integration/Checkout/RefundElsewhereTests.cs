using System.Net;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

/// <summary>Money that somebody gives back in the provider's own console: it reaches the books, whoever notices it first.</summary>
public sealed class RefundElsewhereTests(PrivateServers servers) : OrdersApiTest(servers)
{
    [Fact]
    public async Task Cancel_AtTheProviderAndAnnounced_ReachesOrderUnitsCouponAndRevenue()
    {
        var coupon = await NewCouponAsync(amount: 1_000);
        var order = await PaidOrderAsync(quantity: 2, coupon);

        await CancelAtProviderAsync(KeyOf(order));
        await WebhooksAsync(1);

        await IsAllBackAsync(order, RefundOrigin.PROVIDER);
        Assert.Equal("ISSUED", await CouponStatusAsync(coupon));
    }

    [Fact]
    public async Task Cancel_AtTheProviderAndNeverAnnounced_IsFoundByComparing()
    {
        await TurnAsync(new { webhook = new { mode = "never" } });
        var order = await PaidOrderAsync();
        await CancelAtProviderAsync(KeyOf(order));

        var early = await Shop.GetRequiredService<CompareWithProvider>().HandleAsync(Token);
        Clock.Advance(TimeSpan.FromMinutes(11));
        var compared = await Shop.GetRequiredService<CompareWithProvider>().HandleAsync(Token);

        Assert.Equal((0, 1), (early, compared));
        await IsAllBackAsync(order, RefundOrigin.PROVIDER);
        Assert.Null((await ReadAsync(order)).Payment.CompareAt);
    }

    [Fact]
    public async Task Cancel_InPartAtTheProvider_IsBookedOnceAndTheBuyerGetsTheRest()
    {
        await TurnAsync(new { webhook = new { mode = "never" } });
        var order = await PaidOrderAsync();
        await CancelAtProviderAsync(KeyOf(order), 5_000);

        var asked = await Shop.GetRequiredService<QueryProvider>().HandleAsync(order.Payment.Id, Token);
        await Shop.GetRequiredService<QueryProvider>().HandleAsync(order.Payment.Id, Token);
        var between = await ReadAsync(order);
        await CancelAtProviderAsync(KeyOf(order), 1_000);
        var rest = await RefundAsync(order);

        Assert.Equal((ProviderQueryOutcome.Settled, OrderStatus.PARTIALLY_REFUNDED, 5_000L), (asked, between.Status, between.Refunded.Minor));
        Assert.Equal((RefundOutcome.Refunded, Price - 6_000), (rest.Outcome, rest.Amount.Minor));
        Assert.Equal((OrderStatus.REFUNDED, 0L), ((await ReadAsync(order)).Status, await TakenAsync()));
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal(3, await FactsAsync(FactType.REFUND));
    }

    [Fact]
    public async Task Refund_OfWhatWentBackInPartsAtTheProvider_IsProvedByTheBalance()
    {
        await TurnAsync(new { webhook = new { mode = "never" } });
        var order = await PaidOrderAsync();
        await CancelAtProviderAsync(KeyOf(order), 5_000);
        await CancelAtProviderAsync(KeyOf(order));
        // Nobody can tell us before: the refusal itself has to be understood.
        await TurnAsync(new { webhook = new { mode = "never" }, faults = new[] { new { on = "find", kind = "errorBefore", next = 1 } } });

        var result = await RefundAsync(order);

        Assert.Equal(RefundOutcome.Refunded, result.Outcome);
        Assert.Equal((OrderStatus.REFUNDED, Price, 0L), ((await ReadAsync(order)).Status, (await ReadAsync(order)).Refunded.Minor, await TakenAsync()));
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal(2, await FactsAsync(FactType.REFUND));
    }

    [Fact]
    public async Task Cancel_ThatCannotBeBooked_IsAFindingAndNothingIsProved()
    {
        await TurnAsync(new { webhook = new { mode = "never" } });
        var order = await PaidOrderAsync();
        // Our books already say more than the provider gave back.
        await Database.ExecuteAsync("UPDATE payment SET refunded_minor = 12000, status = 'PART_REFUNDED'; UPDATE customer_order SET refunded_minor = 12000, status = 'PARTIALLY_REFUNDED'");
        await CancelAtProviderAsync(KeyOf(order), 10_000);
        await Shop.GetRequiredService<CompareWithProvider>().HandleAsync(await ReadAsync(order), Token);

        var reconcile = Shop.GetRequiredService<ReconcileEntry>();
        await reconcile.HandleAsync(Token);
        Clock.Advance(TimeSpan.FromMinutes(5));
        var report = await reconcile.HandleAsync(Token);

        Assert.Equal(ReconcileState.Broken, report.State);
        Assert.Contains(report.Confirmed, difference => difference.Kind == DifferenceKind.PROVIDER_BALANCE && difference.Subject == order.Id.ToString());
        Assert.Contains(await Shop.GetRequiredService<ReconcileFindingStore>().ListAsync(10, Token), finding => finding is { Kind: nameof(DifferenceKind.PROVIDER_BALANCE), IsOpen: true, Activity: null });
    }

    [Fact]
    public async Task Payment_NotComparedForMoreThanADay_IsNotProved()
    {
        await TurnAsync(new { webhook = new { mode = "never" } });
        await PaidOrderAsync();
        var reconcile = Shop.GetRequiredService<ReconcileEntry>();
        var young = (await reconcile.HandleAsync(Token)).State;
        Clock.Advance(TimeSpan.FromHours(27));

        var unread = (await reconcile.HandleAsync(Token)).State;
        Clock.Advance(TimeSpan.FromHours(1));
        var still = (await reconcile.HandleAsync(Token)).State;
        await Shop.GetRequiredService<CompareWithProvider>().HandleAsync(Token);
        var read = (await reconcile.HandleAsync(Token)).State;

        Assert.Equal([ReconcileState.Proved, ReconcileState.Pending, ReconcileState.Pending, ReconcileState.Proved], new[] { young, unread, still, read });
    }

    [Fact]
    public async Task Orders_ChangedWithoutEnd_AreLimitedPerPerson()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => PostAsync($"/api/orders/{Guid.CreateVersion7():D}/cancel", new { })));

        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.NotFound);
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.TooManyRequests);
    }

    private async Task IsAllBackAsync(Order order, RefundOrigin origin)
    {
        var after = await ReadAsync(order);
        var detail = await Shop.GetRequiredService<OrderQueries>().FindAsync(order.Id, null, Token);
        Assert.Equal((OrderStatus.REFUNDED, PaymentStatus.REFUNDED, order.Total), (after.Status, after.Payment.Status, after.Refunded));
        Assert.Equal((origin, RefundStatus.DONE, order.Total), (detail!.Refunds.Single().Origin, detail.Refunds.Single().Status, detail.Refunds.Single().Amount));
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal(0, await TakenAsync());
        Assert.Equal(1, await FactsAsync(FactType.REFUND));
    }
}
