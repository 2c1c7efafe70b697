#!/usr/bin/env bash
# A Kafka consumer built on librdkafka, pause(), and a rebalance.
#
# The guess: a pause belongs to an assignment. That is what the Java client says of itself ("Rebalance will not preserve the
# pause/resume state"), so a partition that leaves a paused consumer and comes back later is read again, and
# `resume(assignment())` is enough to undo an earlier `pause(assignment())`.
#
# What happens: librdkafka keeps the pause with the partition, also while somebody else has it. A consumer pauses all it has
# because its store is away; a second one joins and takes half; the store is back, and the first resumes its assignment, which
# is the other half now; the second leaves, and what comes back is still paused. Nothing is wrong anywhere: no error, the
# group is stable, both partitions are assigned, poll() is called, and their messages never come. When all partitions were
# lost, resume() has nothing to resume, and the consumer reads nothing at all until it is started anew.
#
# Why it matters: pausing while a store is away is how the documentation tells one to hold back, and a rebalance in that time
# is likely: an outage is when processes are restarted. Cure: resume what the assigned callback hands over.
#
# Needs the .NET 10 SDK and its package feed. Runs on the mock broker that comes with the client; ends with 0 when it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pause.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Confluent.Kafka" Version="2.16.0" />
  </ItemGroup>
</Project>
XML
cat > "$work/Program.cs" <<'CS'
using Confluent.Kafka;

Console.WriteLine($"Confluent.Kafka {typeof(Library).Assembly.GetName().Version}, librdkafka {Library.VersionString}");
var config = new ProducerConfig { BootstrapServers = "mock" };
config.Set("test.mock.num.brokers", "1");
using var producer = new ProducerBuilder<Null, string>(config).SetLogHandler((_, _) => { }).Build();
await producer.ProduceAsync(new TopicPartition("t", 0), new Message<Null, string> { Value = "x" });
using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
var servers = string.Join(',', admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers.Select(broker => $"{broker.Host}:{broker.Port}"));

PartitionAssignmentStrategy[] strategies = [PartitionAssignmentStrategy.Range, PartitionAssignmentStrategy.CooperativeSticky];
var silent = strategies.Select(strategy => Run(strategy, resumeAssigned: false)).ToList();
var cured = strategies.Select(strategy => Run(strategy, resumeAssigned: true)).ToList();
if (silent.Any(read => read > 0) || cured.Any(read => read < 20))
{
    Console.WriteLine("it behaves otherwise now");
    return 1;
}

Console.WriteLine("still so: a pause outlives the assignment, and resuming the assignment before it comes back does not end it");
return 0;

int Run(PartitionAssignmentStrategy strategy, bool resumeAssigned)
{
    var again = false;
    Dictionary<int, int> seen = [];
    IConsumer<Ignore, string> Join(Action assigned)
    {
        var consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig
        {
            BootstrapServers = servers, GroupId = $"g-{strategy}-{resumeAssigned}", AutoOffsetReset = AutoOffsetReset.Earliest,
            PartitionAssignmentStrategy = strategy, SessionTimeoutMs = 6000, HeartbeatIntervalMs = 500,
        }).SetLogHandler((_, _) => { }).SetPartitionsAssignedHandler((_, _) => assigned()).Build();
        consumer.Subscribe("t");
        return consumer;
    }

    void Take(IConsumer<Ignore, string> consumer, bool count = false)
    {
        if (consumer.Consume(50) is { } result && count)
        {
            seen[result.Partition.Value] = seen.GetValueOrDefault(result.Partition.Value) + 1;
        }
    }

    void Until(string what, Func<bool> isSo, bool count, params IConsumer<Ignore, string>[] consumers)
    {
        for (var end = DateTime.UtcNow.AddSeconds(60); !isSo();)
        {
            if (DateTime.UtcNow > end)
            {
                Console.WriteLine($"not within 60 s: {what}");
                Environment.Exit(1);
            }

            foreach (var consumer in consumers)
            {
                Take(consumer, count);
            }
        }
    }

    using var first = Join(() => again = resumeAssigned);
    Until("the first has all", () => first.Assignment.Count == 4, false, first);
    first.Pause(first.Assignment);
    HashSet<int> kept;
    using (var second = Join(() => { }))
    {
        Until("each has half", () => first.Assignment.Count == 2 && second.Assignment.Count == 2, false, first, second);
        kept = [.. first.Assignment.Select(partition => partition.Partition.Value)];
        first.Resume(first.Assignment);
        again = false;
        second.Close();
    }

    Until("the first has all again", () => first.Assignment.Count == 4, false, first);
    if (again)
    {
        // The cure: whatever was assigned is resumed once it is there.
        first.Resume(first.Assignment);
    }

    // What was there before is read or passed; only what comes now is counted.
    for (var end = DateTime.UtcNow.AddSeconds(2); DateTime.UtcNow < end;)
    {
        Take(first);
    }

    for (var i = 0; i < 40; i++)
    {
        producer.Produce(new TopicPartition("t", i % 4), new Message<Null, string> { Value = "x" });
    }

    producer.Flush(TimeSpan.FromSeconds(60));
    Until("the kept ones are read", () => kept.All(partition => seen.GetValueOrDefault(partition) >= 10), true, first);
    for (var end = DateTime.UtcNow.AddSeconds(5); DateTime.UtcNow < end;)
    {
        Take(first, count: true);
    }

    var read = seen.Where(pair => !kept.Contains(pair.Key)).Sum(pair => pair.Value);
    Console.WriteLine($"{strategy,-18} {(resumeAssigned ? "resumed when assigned" : "Resume(Assignment)"),-22} of 20 new messages in partitions that came back: {read} read");
    first.Close();
    return read;
}
CS
cd "$work"
dotnet run --configuration Release
