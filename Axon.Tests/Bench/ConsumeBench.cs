using System.Globalization;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Tracking.Collect;
using Axon.Tests.Contracts.Messages;
using Axon.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Bench;

/// <summary><c>./axon bench consume</c>: facts handled in batches, beside the same consumer with a transaction for each fact.</summary>
/// <remarks>The database lies on the disk of the temporary folder and not in memory: what a batch saves is mostly waiting for it.</remarks>
public sealed class ConsumeBench(ITestOutputHelper output)
{
    private const int Facts = 2_000;
    private const int Pairs = 5;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Consume_BesideOneFactATransaction()
    {
        var folder = Directory.CreateTempSubdirectory("axon-bench-").FullName;
        var servers = await LocalServers.StartAsync(PrivateServers.Options(folder), cancellationToken: Stop);
        try
        {
            await using var database = await TestDatabase.CreateAsync(servers.ConnectionStrings.MySql, nameof(ConsumeBench), Migration.Embedded());
            var transactions = database.Database;
            await using var log = new MySqlBehaviorLog(transactions, NullLogger<MySqlBehaviorLog>.Instance);
            var options = new MessagesOptions();
            var consume = new ConsumeFacts(transactions, new Inbox(), new OptionsWrapper<MessagesOptions>(options), TimeProvider.System, NullLogger<ConsumeFacts>.Instance);
            var consumer = new FactEvents(log, TimeProvider.System);
            List<double> ratios = [], alone = [], batched = [];
            for (var pair = 0; pair <= Pairs; pair++)
            {
                var one = await TimeAsync(consume, consumer, 1);
                var many = await TimeAsync(consume, consumer, options.BatchSize);
                if (pair == 0)
                {
                    // Both are cold the first time.
                    continue;
                }

                alone.Add(Facts / one.TotalSeconds);
                batched.Add(Facts / many.TotalSeconds);
                ratios.Add(one / many);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pair {pair}: one a transaction {alone[^1]:F0}/s, {options.BatchSize} a transaction {batched[^1]:F0}/s, ratio {ratios[^1]:F1}"));
            }

            Assert.Equal(2 * Facts * (Pairs + 1), await database.ScalarAsync<long>("SELECT COUNT(*) FROM behavior_event"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median: {Median.Of(alone):F0}/s, {Median.Of(batched):F0}/s, ratio {Median.Of(ratios):F1} ({ratios.Min():F1}-{ratios.Max():F1})"));
            Assert.True(Median.Of(ratios) >= 5, "A batch should be worth five single facts");
        }
        finally
        {
            await servers.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TimeSpan> TimeAsync(ConsumeFacts consume, FactEvents consumer, int batch)
    {
        QueuedFact[] facts = [.. Enumerable.Range(0, Facts).Select(number => OutboxBench.Fact($"r{number}", 1)).Select((fact, number) => new QueuedFact(number, fact.Id, 0, fact))];
        var started = TimeProvider.System.GetTimestamp();
        foreach (var chunk in facts.Chunk(batch))
        {
            Assert.Empty(await consume.HandleAsync(consumer, chunk, Stop));
        }

        return TimeProvider.System.GetElapsedTime(started);
    }
}
