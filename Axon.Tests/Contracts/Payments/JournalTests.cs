using System.Net.Http.Json;
using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.PaymentSimulator;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Contracts.Payments;

public sealed class JournalTests : SimulatorTest
{
    private static readonly Money Price = Money.Won(15_000);

    private string File => Path.Combine(Folder, "journal.jsonl");

    [Fact]
    public async Task Restart_Journal_BringsBackPaymentsCancelsAndAnswers()
    {
        var (order, key) = await NewPaymentAsync();
        var (confirmKey, cancelKey) = (NewKey(), NewKey());
        await Provider.ConfirmAsync(key, order, Price, confirmKey, Token);
        var cancelled = await Provider.CancelAsync(key, Money.Won(4_000), "r", cancelKey, Token);
        await StopAsync();

        await StartAsync();
        var confirmedAgain = await Provider.ConfirmAsync(key, order, Price, confirmKey, Token);
        var cancelledAgain = await Provider.CancelAsync(key, Money.Won(4_000), "r", cancelKey, Token);
        var found = (await Provider.FindByOrderAsync(order, Token)).Payment!;

        Assert.Equal((ConfirmOutcome.Captured, Price), (confirmedAgain.Outcome, confirmedAgain.Payment!.Balance));
        Assert.Equal(cancelled.Cancel!.TransactionKey, cancelledAgain.Cancel!.TransactionKey);
        Assert.Equal((ProviderPaymentState.PARTIAL_CANCELED, Money.Won(11_000)), (found.State, found.Balance));
    }

    [Fact]
    public async Task Start_TornLastLine_IsCutOff()
    {
        var (order, key) = await NewPaymentAsync();
        await StopAsync();
        await System.IO.File.AppendAllTextAsync(File, "[{\"fact\":\"captured\",\"payme", Token);

        await StartAsync();
        var state = (await Provider.FindAsync(key, Token)).Payment!.State;
        var confirmed = await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);
        await StopAsync();
        await StartAsync();

        Assert.Equal((ProviderPaymentState.IN_PROGRESS, ConfirmOutcome.Captured), (state, confirmed.Outcome));
        Assert.Equal(ProviderPaymentState.DONE, (await Provider.FindAsync(key, Token)).Payment!.State);
    }

    [Fact]
    public async Task Start_DamageInTheMiddle_IsRefusedWithItsLine()
    {
        await NewPaymentAsync();
        await NewPaymentAsync();
        await StopAsync();
        var lines = await System.IO.File.ReadAllLinesAsync(File, Token);
        lines[0] = lines[0][..^9];
        await System.IO.File.WriteAllLinesAsync(File, lines, Token);

        var failure = Assert.Throws<InvalidDataException>(() => PaymentSimulatorApp.Build(new SimulatorOptions { DataFolder = Folder }));

        Assert.Contains("Line 1", failure.Message, StringComparison.Ordinal);
        System.IO.File.Delete(File);
        await StartAsync();
    }

    [Fact]
    public void Start_SecondSimulatorOnTheFolder_IsRefused() =>
        Assert.ThrowsAny<IOException>(() => PaymentSimulatorApp.Build(new SimulatorOptions { DataFolder = Folder }));

    [Fact]
    public async Task Kill_InTheMiddleOfTraffic_LosesNoAnsweredChargeAndChargesNoneTwice()
    {
        var folder = TestFolder.Create("killed");
        var payments = new List<(PaymentOrderRef Order, ProviderPaymentKey Key)>();
        var outcomes = new Dictionary<PaymentOrderRef, ConfirmOutcome>();
        await using (var first = await SimulatorProcess.StartAsync(folder))
        {
            await using var adapter = Adapter(first.BaseUrl, Timeout);
            using var window = new HttpClient { BaseAddress = first.BaseUrl };
            for (var i = 0; i < 80; i++)
            {
                var order = NewOrder();
                payments.Add((order, await AuthenticateAsync(window, order, Price.Minor)));
            }
            // Spread over time, so that the kill finds requests before, in and after their charge.
            using var knobs = await window.PutAsJsonAsync("/knobs", new { jitterMs = 300 }, Token);
            var provider = adapter.GetRequiredService<IPaymentProvider>();
            var captured = 0;
            var confirms = payments.Select(async payment =>
            {
                var result = await provider.ConfirmAsync(payment.Key, payment.Order, Price, payment.Order.Value, Token);
                lock (outcomes)
                    outcomes[payment.Order] = result.Outcome;
                if (Interlocked.Increment(ref captured) == 15)
                    await first.KillAsync();
            }).ToList();
            await Task.WhenAll(confirms);
        }

        await using var second = await SimulatorProcess.StartAsync(folder);
        await using var again = Adapter(second.BaseUrl, Timeout);
        var survivor = again.GetRequiredService<IPaymentProvider>();
        foreach (var (order, key) in payments)
        {
            if (outcomes[order] == ConfirmOutcome.Captured)
                Assert.Equal(ProviderPaymentState.DONE, (await survivor.FindAsync(key, Token)).Payment!.State);
            Assert.Equal(ConfirmOutcome.Captured, (await survivor.ConfirmAsync(key, order, Price, order.Value, Token)).Outcome);
        }

        Assert.Contains(ConfirmOutcome.Captured, outcomes.Values);
        Assert.Contains(ConfirmOutcome.Unknown, outcomes.Values);
        using var books = new HttpClient { BaseAddress = second.BaseUrl };
        var ledger = await books.GetStringAsync("/ledger", Token);
        Assert.Contains("\"totals\":{\"orders\":80,\"charges\":80,", ledger, StringComparison.Ordinal);
        Assert.Contains("\"chargedMoreThanOnce\":[]", ledger, StringComparison.Ordinal);
        TestFolder.Delete(folder);
    }
}
