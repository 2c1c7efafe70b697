using System.Security.Cryptography;
using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;
using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Hosting;

namespace Axon.Web.Start;

/// <summary>The payment simulator beside this web application, for as long as no provider is configured. No real money.</summary>
internal sealed class PracticePayments : IAsyncDisposable
{
    private readonly RunningSimulator? _simulator;

    private PracticePayments(RunningSimulator? simulator) => _simulator = simulator;

    /// <summary>Null when a provider is configured.</summary>
    public Uri? Address => _simulator?.BaseUrl;

    /// <summary>Starts one unless <c>Payments:Toss:BaseUrl</c> is set, and points the payment adapter to it. It keeps its port over restarts, so that open payment windows go on.</summary>
    public static async Task<PracticePayments> OpenAsync(IConfigurationManager configuration, string? dataDirectory, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configuration["Payments:Toss:BaseUrl"]))
        {
            return new PracticePayments(null);
        }

        var data = Path.GetFullPath(dataDirectory ?? configuration.GetSection("Axon").Get<AxonOptions>()?.DataDirectory ?? new AxonOptions().DataDirectory);
        var options = new SimulatorOptions
        {
            DataFolder = Path.Combine(data, "simulator"),
            // Of this start alone: nobody else can sign.
            WebhookSecret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            Urls = $"http://localhost:{FreePort.Remembered(Path.Combine(data, "run", "simulator.port"))}",
            WebhookUrl = OwnAddress(configuration["urls"]) is { } own ? new Uri(own, "/api/payments/webhooks/toss") : null,
        };
        var simulator = await PaymentSimulatorApp.StartInHostAsync(options, loggers: null, cancellationToken);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Payments:Toss:BaseUrl"] = simulator.BaseUrl.ToString(),
            ["Payments:Toss:WindowUrl"] = simulator.WindowUrl.ToString(),
            ["Payments:Toss:SecretKey"] = options.SecretKey,
            ["Payments:Toss:ClientKey"] = options.ClientKey,
            ["Payments:Toss:WebhookSecret"] = options.WebhookSecret,
        });
        return new PracticePayments(simulator);
    }

    public ValueTask DisposeAsync() => _simulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    // The first address this application listens on, as seen from this machine; none while the port is left to chance.
    private static Uri? OwnAddress(string? urls) =>
        urls?.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) is { } first
        && Uri.TryCreate(first, UriKind.Absolute, out var address) && address.Port > 0
            ? address
            : null;
}
