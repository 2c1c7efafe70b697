using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Tracking.Collect;
using Axon.Tests.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Axon.Tests.Integration.Behavior.IngestHost;

namespace Axon.Tests.Integration.Behavior;

public sealed class ExactlyOnceTests(PrivateServers servers) : IAsyncLifetime
{
    private IngestHost _host = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _host = await IngestHost.StartAsync(servers, nameof(ExactlyOnceTests));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Events_SentOneToThreeTimesOutOfOrderInParallel_AreCountedOnce(int seed)
    {
        var random = new Random(seed);
        var events = Enumerable.Range(0, 200).Select(_ => Event("CLICK", ("ageMs", random.Next(0, 86_400_000)))).ToList();
        var sent = events.SelectMany(happened => Enumerable.Repeat(happened, random.Next(1, 4))).ToArray();
        random.Shuffle(sent);

        var verdicts = await Task.WhenAll(sent.Chunk(7).Select(batch => _host.VerdictsAsync(Json(batch), Guid.CreateVersion7())));

        Assert.Equal(events.Count, verdicts.SelectMany(batch => batch).Count(verdict => verdict == "accepted"));
        Assert.Equal(sent.Length - events.Count, verdicts.SelectMany(batch => batch).Count(verdict => verdict == "duplicate"));
        Assert.Equal(events.Count, await _host.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_event"));
    }

    [Fact]
    public async Task Events_SentToTwoProcesses_AreAcceptedByOneOfThem()
    {
        var core = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddBehaviorSlice(_host.Database.ConnectionString);
        await using var other = core.BuildServiceProvider();
        BehaviorEvent[] events = [.. Enumerable.Range(0, 300).Select(_ => new BehaviorEvent
        {
            EventId = Guid.CreateVersion7(), Type = "CLICK", Source = EventSource.BROWSER, OccurredAt = DateTimeOffset.UnixEpoch.AddYears(50), ReceivedAt = DateTimeOffset.UnixEpoch.AddYears(50),
        })];

        var verdicts = await Task.WhenAll(
            new[] { _host.Services, other }.SelectMany(process => events.Chunk(10).Select(batch => process.GetRequiredService<IBehaviorLog>().AppendAsync(batch, TestContext.Current.CancellationToken))));

        Assert.Equal(events.Length, verdicts.SelectMany(batch => batch).Count(status => status == EventStatus.Accepted));
        Assert.Equal(events.Length, verdicts.SelectMany(batch => batch).Count(status => status == EventStatus.Duplicate));
    }

    [Fact]
    public async Task Facts_Relayed_BecomeEventsOnce()
    {
        var user = Guid.CreateVersion7();
        var purchase = new Fact(Guid.CreateVersion7(), FactType.PURCHASE, "order-1", new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero), user, 3, 7, 9, Quantity: 2, AmountMinor: 59_000);
        var returned = new Fact(Guid.CreateVersion7(), FactType.PLACE_RETURNED, "reservation-1", purchase.OccurredAt);
        var services = _host.Services;
        var outbox = services.GetRequiredService<OutboxStore>();
        await services.GetRequiredService<Database>().InTransactionAsync(
            async work =>
            {
                await outbox.AddAsync(work, [purchase, returned], CancellationToken.None);
                return true;
            },
            CancellationToken.None);

        for (var round = 0; round < 3; round++)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Core.Facts.RelayFacts>().HandleAsync(CancellationToken.None);
            await _host.Database.ExecuteAsync("UPDATE outbox SET status = 'NEW'");
            await _host.Database.ExecuteAsync(round == 1 ? "DELETE FROM inbox" : "DO 0");
        }

        Assert.Equal(
            ["PURCHASE|BACKEND|2026-11-21 01:02:03.000000|3|7|9|/campaign-activity/7/purchase|exempt|2|59000"],
            await _host.Database.QueryAsync<string>("SELECT CONCAT_WS('|', type, source, occurred_at, campaign_id, activity_id, product_id, url, consent, quantity, amount_minor) FROM behavior_event"));
        Assert.Equal(1, await _host.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_event WHERE event_id = @Id AND user_id = @user", new { purchase.Id, user }));
    }
}
