using System.Collections.Concurrent;
using Axon.Core.Kernel;
using Axon.Tests.Support;
using Axon.Workers.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Axon.Tests.Unit.Platform;

/// <summary>The loops around use cases: what makes them go on, pause, wake and try again.</summary>
public sealed class WorkersTests : IAsyncLifetime
{
    private readonly WatchedClock _clock = new();
    private readonly Rounds _rounds = new();
    private readonly ServiceCollection _services = new();
    private readonly List<IHostedService> _running = [];
    private ServiceProvider? _provider;

    public WorkersTests() =>
        _services.AddLogging().AddSingleton<TimeProvider>(_clock).AddSingleton<WorkerHealth>().AddSingleton(_rounds).AddSingleton<WakeSignal>().AddScoped<Portion>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _running)
        {
            await worker.StopAsync(CancellationToken.None);
        }

        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }

    [Fact]
    public async Task Portions_ThatLeaveSomeWaiting_FollowAtOnceAndEachInAScopeOfItsOwn()
    {
        _rounds.Left = 3;
        await StartAsync(workers => workers.AddPortions<Portion>(WorkerRoles.Jobs, "portions", TimeSpan.FromHours(1), (portion, _) => portion.TakeAsync()));

        await PausesAsync();
        Assert.Equal(4, _rounds.Seen.Count);
        Assert.Equal(4, _rounds.Seen.Distinct().Count());

        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(4, _rounds.Seen.Count);
        _clock.Advance(TimeSpan.FromTicks(1));
        await Wait.UntilAsync("the next round", () => _rounds.Seen.Count == 5);
    }

    [Fact]
    public async Task Pause_IsEndedByTheSignal_AlsoByOneThatCameDuringTheRound()
    {
        await StartAsync(workers => workers.AddLoop(
            WorkerRoles.Jobs,
            "woken",
            async (scope, _) =>
            {
                await scope.GetRequiredService<Portion>().TakeAsync();
                if (_rounds.Seen.Count == 1)
                {
                    scope.GetRequiredService<WakeSignal>().Raise();
                }

                return TimeSpan.FromHours(1);
            },
            provider => provider.GetRequiredService<WakeSignal>()));

        await Wait.UntilAsync("the next round", () => _rounds.Seen.Count == 2);
        await PausesAsync();
        Assert.Equal(2, _rounds.Seen.Count);

        _provider!.GetRequiredService<WakeSignal>().Raise();
        await Wait.UntilAsync("the next round", () => _rounds.Seen.Count == 3);
    }

    [Fact]
    public async Task Failure_IsTriedAgainAfterAGrowingPause_AndEndsNothing()
    {
        _rounds.Failures = 2;
        await StartAsync(workers => workers.AddJob<Portion>(WorkerRoles.Jobs, "failing", TimeSpan.FromHours(1), (portion, _) => portion.TakeAsync()));
        var health = _provider!.GetRequiredService<WorkerHealth>();

        await PausesAsync();
        Assert.Equal(1, health.States["failing"].FailuresInARow);
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        await Wait.UntilAsync("what health says", () => health.States["failing"].FailuresInARow == 2);
        await PausesAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(399));
        Assert.Equal(2, _rounds.Seen.Count);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await Wait.UntilAsync("what health says", () => health.States["failing"] is { FailuresInARow: 0, LastSuccess: not null });
        Assert.Equal(3, _rounds.Seen.Count);
    }

    [Fact]
    public async Task Consumer_ThatEndsThoughNobodyAskedIt_HasFailed()
    {
        await StartAsync(workers => workers.AddConsumer<Portion>(WorkerRoles.Consumer, "reader", (portion, _) => portion.TakeAsync()));

        var health = _provider!.GetRequiredService<WorkerHealth>();
        await Wait.UntilAsync("what health says", () => health.States.TryGetValue("reader", out var state) && state.FailuresInARow == 1);
    }

    [Fact]
    public void Work_OfOtherRoles_IsLeftOut()
    {
        new WorkersBuilder(_services, WorkerRoles.Parse("relay"))
            .AddJob<Portion>(WorkerRoles.Relay, "mine", TimeSpan.FromHours(1), (portion, _) => portion.TakeAsync())
            .AddJob<Portion>(WorkerRoles.Jobs, "other", TimeSpan.FromHours(1), (portion, _) => portion.TakeAsync())
            .AddConsumer<Portion>(WorkerRoles.Consumer, "reader", (portion, _) => portion.TakeAsync());

        Assert.Single(_services, service => service.ServiceType == typeof(IHostedService));
    }

    private async Task StartAsync(Action<WorkersBuilder> add)
    {
        add(new WorkersBuilder(_services, WorkerRoles.All));
        _provider = _services.BuildServiceProvider();
        foreach (var worker in _provider.GetServices<IHostedService>())
        {
            _running.Add(worker);
            await worker.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    private Task PausesAsync() => Wait.UntilAsync("a pause", () => _clock.Waiting == 1);

    /// <summary>What the rounds have seen, and what they are to meet.</summary>
    private sealed class Rounds
    {
        public ConcurrentQueue<Portion> Seen { get; } = new();

        public int Left { get; set; }

        public int Failures { get; set; }
    }

    private sealed class Portion(Rounds rounds)
    {
        public Task<bool> TakeAsync()
        {
            rounds.Seen.Enqueue(this);
            return rounds.Seen.Count <= rounds.Failures ? throw new InvalidOperationException("not yet") : Task.FromResult(rounds.Left-- > 0);
        }
    }
}
