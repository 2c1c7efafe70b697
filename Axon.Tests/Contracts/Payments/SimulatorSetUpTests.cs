using System.Globalization;
using System.Resources;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Toss;
using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Protocol;
using Axon.PaymentSimulator.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Contracts.Payments;

public sealed class SimulatorSetUpTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://+:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://shop.example:0")]
    [InlineData("http://127.0.0.1:0;http://10.0.0.1:0")]
    public void Build_PublicAddress_IsRefused(string urls)
    {
        var options = new SimulatorOptions { DataFolder = "/never/made", Urls = urls };

        Assert.Throws<InvalidOperationException>(() => PaymentSimulatorApp.Build(options));
    }

    [Theory]
    [InlineData()]
    [InlineData("--data")]
    [InlineData("--data", "x", "--nonsense", "1")]
    public async Task Process_WrongArguments_ExplainsAndEnds(params string[] arguments)
    {
        var (process, line) = await SimulatorProcess.RunAsync(arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((2, null), (process.ExitCode, line));
        process.Dispose();
    }

    [Theory]
    [InlineData("SecretKey", "")]
    [InlineData("BaseUrl", "http://pay.example/")]
    [InlineData("WindowUrl", "ftp://127.0.0.1/")]
    [InlineData("Timeout", "00:00:00")]
    public void Options_BadValue_StopTheStartAndNameTheKey(string key, string value)
    {
        using var adapter = SimulatorTest.Adapter(new Uri("http://127.0.0.1:1"), TimeSpan.FromSeconds(1), (key, value));

        var failure = Assert.Throws<OptionsValidationException>(() => adapter.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_SignedWebhooksOnlyAndNoSecret_StopTheStart()
    {
        using var adapter = SimulatorTest.Adapter(new Uri("http://127.0.0.1:1"), TimeSpan.FromSeconds(1), ("AcceptUnsignedWebhooks", "false"), ("WebhookSecret", ""));

        Assert.Contains("WebhookSecret", Assert.Throws<OptionsValidationException>(() => adapter.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_EveryKey_IsInBothLanguages()
    {
        var texts = new ResourceManager(typeof(SimulatorStrings));
        string[] Keys(string culture) =>
            [.. texts.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
                .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];
        var wanted = TossErrors.All
            .Concat(typeof(SimulatorStrings).GetFields().Select(field => field.Name))
            .Concat(TestCard.All.SelectMany(card => new[] { "Card_" + card.Id, "CardSays_" + card.Id }))
            .Order(StringComparer.Ordinal);

        Assert.Equal(wanted, Keys("en"));
        Assert.Equal(wanted, Keys(""));
    }

    [Theory]
    [InlineData("ord-1", false)]
    [InlineData("order-000001", true)]
    [InlineData("주문-000001", false)]
    [InlineData("order-000001\n", false)]
    public void OrderRef_Parse_TakesTheProvidersFormOnly(string text, bool valid) => Assert.Equal(valid, PaymentOrderRef.TryParse(text, out _));

    [Theory]
    [InlineData("", false)]
    [InlineData("sim_1-A", true)]
    [InlineData("../x", false)]
    [InlineData("a/cancel", false)]
    [InlineData("a?b", false)]
    public void PaymentKey_Parse_TakesNothingThatCouldLeaveItsPlaceInAnAddress(string text, bool valid) =>
        Assert.Equal(valid, ProviderPaymentKey.TryParse(text, out _));

    [Fact]
    public void Declines_OfTheSimulator_AreAllKnownToTheAdapter() =>
        Assert.All(TossErrors.All.Where(TossErrors.IsDecline), code => Assert.True(TossCodes.IsDecline(code), code));
}
