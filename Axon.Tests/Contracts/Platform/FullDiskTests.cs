using Axon.Core.Features.Behavior;
using Axon.Core.Features.Entry;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Infrastructure.MySql;
using Axon.Core.Infrastructure.MySql.Behavior;
using Axon.Core.Shared;
using Axon.Tests.Integration.Entry;
using Axon.Tests.Servers;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MySql.Data.MySqlClient;

namespace Axon.Tests.Contracts.Platform;

/// <summary>A database without room: places go back, no event is called bad, and it goes on when there is room.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private LocalServers _servers = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // One table space that ends soon, as a disk does.
    public async ValueTask InitializeAsync() =>
        _servers = await PrivateServers.StartOwnAsync("--innodb-file-per-table=OFF", "--innodb-data-file-path=ibdata1:12M:autoextend:max:48M");

    public async ValueTask DisposeAsync() => await PrivateServers.StopOwnAsync(_servers);

    [Fact]
    public async Task WithoutRoom_EntriesAreUnavailableAndGiveTheirHoldsBack_NoEventIsRejected_AndItGoesOnWhenThereIsRoom()
    {
        await using var world = await EntryWorld.CreateAsync(_servers.ConnectionStrings with { Redis = _servers.ConnectionStrings.Redis + ",syncTimeout=5000" }, "full");
        var activity = await world.OpenAsync(capacity: 2_000);
        var people = await world.PeopleAsync(300);
        var first = await EntryWorld.EnterUntilToldAsync(world.Main, activity, await world.PersonAsync());
        Assert.Equal(EntryOutcome.Reserved, first.Outcome);
        await FillAsync(world.Database);

        List<(UserId User, EntryResult Result)> results = [];
        foreach (var user in people)
        {
            // A busy machine may answer late, which is "unknown": asked again, everybody is told.
            EntryResult result;
            do
            {
                result = await world.EnterAsync(activity, user);
            }
            while (result.Outcome == EntryOutcome.Unknown);
            results.Add((user, result));
        }

        // What fits into pages that are there already is written; the rest is not, and nobody is told otherwise.
        var refused = results.Where(entered => entered.Result.Outcome == EntryOutcome.Unavailable).ToList();
        Assert.NotEmpty(refused);
        Assert.All(results, entered => Assert.Contains(entered.Result.Outcome, new[] { EntryOutcome.Reserved, EntryOutcome.AlreadyReserved, EntryOutcome.Unavailable }));
        Assert.Equal(1 + results.Count - refused.Count, (await world.Gate.SnapshotAsync(activity, Stop))!.Held);

        await using var log = new MySqlBehaviorLog(new MySqlTransactions(world.Database.Connections), NullLogger<MySqlBehaviorLog>.Instance);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => log.AppendAsync(Events(400), Stop));

        await using (var connection = await world.Database.Connections.OpenAsync(Stop))
        {
            await connection.ExecuteAsync("DROP TABLE filler");
        }

        var again = await EntryWorld.EnterUntilToldAsync(world.Main, activity, refused[0].User);
        Assert.Equal(EntryOutcome.Reserved, again.Outcome);
        await world.CheckAsync(activity);
    }

    private static IReadOnlyList<BehaviorEvent> Events(int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new BehaviorEvent
            {
                EventId = Guid.CreateVersion7(),
                Type = "CLICK",
                Source = EventSource.BROWSER,
                OccurredAt = now,
                ReceivedAt = now,
                Url = "/" + new string('a', 400),
            }),
        ];
    }

    /// <summary>Takes all room, large pieces first.</summary>
    private static async Task FillAsync(TestDatabase database)
    {
        await using var connection = await database.Connections.OpenAsync(Stop);
        await connection.ExecuteAsync("CREATE TABLE filler (piece LONGBLOB)");
        foreach (var size in new[] { 1 << 20, 1 << 16, 1 << 13 })
        {
            var refused = await Assert.ThrowsAsync<MySqlException>(async () =>
            {
                while (true)
                {
                    await connection.ExecuteAsync("INSERT INTO filler VALUES (REPEAT('x', @size))", new { size });
                }
            });
            Assert.Equal(1114, refused.Number);
        }
    }
}
