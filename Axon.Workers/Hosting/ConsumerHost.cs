namespace Axon.Workers.Hosting;

/// <summary>Keeps one consumer running.</summary>
internal sealed class ConsumerHost<TConsumer>(WorkerName name, IServiceScopeFactory scopes, WorkerHealth health, TimeProvider clock, ILogger<TConsumer> logger)
    : WorkerLoop(name, health, clock, logger)
    where TConsumer : class, IConsumer
{
    private static readonly TimeSpan StillWell = TimeSpan.FromSeconds(10);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = scope.ServiceProvider.GetRequiredService<TConsumer>().RunAsync(stoppingToken);
        while (await Task.WhenAny(run, Task.Delay(StillWell, Clock, CancellationToken.None)) != run)
        {
            Well();
        }

        await run;
        stoppingToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"{typeof(TConsumer).Name} ended though nobody asked it to");
    }
}
