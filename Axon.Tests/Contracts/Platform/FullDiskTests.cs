using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Tests.Integration.Entry;
using Axon.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Tests.Contracts.Platform;

/// <summary>A database without room: places go back, no event is called bad, and it goes on when there is room.</summary>
/// <remarks>The server itself gives the error of a full table space, by a trigger: one that is really full may crash on the way, which is another test's subject.</remarks>
public sealed class FullDiskTests(PrivateServers servers)
{
    private static readonly string[] Tables = ["reservation", "behavior_event"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutRoom_EntriesAreUnavailableAndGiveTheirHoldsBack_NoEventIsRejected_AndItGoesOnWhenThereIsRoom()
    {
        await using var world = await EntryWorld.CreateAsync(servers.ConnectionStrings with { Redis = servers.ConnectionStrings.Redis + ",syncTimeout=5000" }, "full");
        var activity = await world.OpenAsync(capacity: 100);
        var people = await world.PeopleAsync(20);
        var first = await EntryWorld.EnterUntilToldAsync(world.Main, activity, await world.PersonAsync());
        Assert.Equal(EntryOutcome.Reserved, first.Outcome);
        foreach (var table in Tables)
        {
            await world.Database.ScalarAsync<int>(
                $"CREATE TRIGGER full_{table} BEFORE INSERT ON {table} FOR EACH ROW SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'; SELECT 1");
        }

        foreach (var user in people)
        {
            // A busy machine may answer late, which is "unknown": asked again, everybody is told.
            EntryResult result;
            do
            {
                result = await world.EnterAsync(activity, user);
            }
            while (result.Outcome == EntryOutcome.Unknown);
            Assert.Equal(EntryOutcome.Unavailable, result.Outcome);
        }

        Assert.Equal(1, (await world.Gate.SnapshotAsync(activity, Stop))!.Held);
        await using var log = new MySqlBehaviorLog(world.Database.Database, NullLogger<MySqlBehaviorLog>.Instance);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => log.AppendAsync(Events(400), Stop));

        foreach (var table in Tables)
        {
            await world.Database.ScalarAsync<int>($"DROP TRIGGER full_{table}; SELECT 1");
        }

        var again = await EntryWorld.EnterUntilToldAsync(world.Main, activity, people[0]);
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
}
