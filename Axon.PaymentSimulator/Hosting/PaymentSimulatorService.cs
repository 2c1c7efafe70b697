using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Hosting;

/// <summary>Runs a simulator as long as another host runs, from its <see cref="SimulatorOptions"/>.</summary>
public sealed class PaymentSimulatorService(IOptions<SimulatorOptions> options, ILoggerFactory loggers) : IHostedService
{
    private RunningSimulator? _running;

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _running = await PaymentSimulatorApp.StartInHostAsync(options.Value, loggers, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_running is not null)
            await _running.DisposeAsync();
    }
}

/// <summary>A simulator that runs in this process.</summary>
public sealed class RunningSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    internal RunningSimulator(WebApplication app, Uri baseUrl)
    {
        _app = app;
        BaseUrl = baseUrl;
    }

    public Uri BaseUrl { get; }

    public Uri WindowUrl => new(BaseUrl, "/window");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
