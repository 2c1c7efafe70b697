using System.Net;
using Axon.Core.Checkout;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Store;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Checkout;

/// <summary>What one person may ask of us, and how long one waits: with the settings as they come.</summary>
public sealed class PatienceTests(PrivateServers servers) : OrdersApiTest(servers)
{
    [Fact]
    public async Task Confirm_ProviderIsSilent_IsAnsweredWhileTheChargeGoesOn()
    {
        await TurnAsync(new { faults = new[] { new { on = "confirm", kind = "timeoutAfter", next = 1 } }, webhook = new { mode = "never" } });
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });

        var (status, answer) = await PostAsync($"/api/orders/{Text(order, "id")}/confirm", new { paymentKey = await KeyAsync(order), amount = Price });
        var attempt = await Database.ScalarAsync<string>("SELECT state FROM payment_attempt");
        // As if this process had died meanwhile: the attempt is in the rows, and whoever comes by settles it.
        Clock.Advance(TimeSpan.FromSeconds(80));
        await CheckAsync();

        // Had it waited for the adapter to give up, the payment would be STUCK.
        Assert.Equal((HttpStatusCode.Accepted, nameof(PaymentStatus.CHARGING), "STARTED"), (status, Text(answer, "paymentStatus"), attempt));
        Assert.True(new PaymentsOptions().ConfirmPatience < TimeSpan.FromSeconds(3));
        Assert.Equal("PAID", await Database.ScalarAsync<string>("SELECT status FROM customer_order"));
    }

    [Fact]
    public async Task Confirm_ProviderIsSlow_IsFinishedBehindTheAnswer()
    {
        await TurnAsync(new { latencyMs = 4_000, webhook = new { mode = "never" } });
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });

        var (status, _) = await PostAsync($"/api/orders/{Text(order, "id")}/confirm", new { paymentKey = await KeyAsync(order), amount = Price });

        Assert.Equal(HttpStatusCode.Accepted, status);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await Database.ScalarAsync<string>("SELECT status FROM customer_order") != "PAID")
        {
            await Task.Delay(20, patience.Token);
        }
    }

    [Fact]
    public async Task Orders_UnpaidOfOnePerson_AreBoundedInNumberAndUnits()
    {
        var other = StartProcess();
        async Task<PrepareOutcome> OrderAsync(int quantity, int i) =>
            (await PrepareAsync(await BeginAsync(quantity), process: i % 2 == 0 ? Shop : other)).Outcome;

        var first = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => OrderAsync(1, i)));
        await Database.ExecuteAsync("UPDATE customer_order SET deadline_at = @past", new { past = Clock.GetUtcNow().AddSeconds(-1) });
        await ReleaseAsync();
        var large = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => OrderAsync(9, i)));

        var options = new StoreOptions();
        Assert.Equal((options.MostUnpaid, 12 - options.MostUnpaid), (first.Count(x => x == PrepareOutcome.Ready), first.Count(x => x == PrepareOutcome.TooManyUnpaid)));
        Assert.Equal(2, large.Count(x => x == PrepareOutcome.Ready));
        Assert.Equal(18, await TakenAsync());
        var another = await NewPersonAsync();
        Assert.Equal(PrepareOutcome.Ready, (await PrepareAsync(await BeginAsync(9, another), user: another)).Outcome);
    }

    protected override Dictionary<string, string?> Settings()
    {
        var settings = base.Settings();
        foreach (var key in new[] { "Payments:ConfirmPatience", "Payments:Toss:Timeout", "Store:MostUnpaid", "Store:MostUnpaidUnits" })
        {
            settings.Remove(key);
        }

        return settings;
    }
}
