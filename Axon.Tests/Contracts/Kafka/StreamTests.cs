using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Streams;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Contracts.Kafka;

public sealed class StreamTests(KafkaServer kafka) : IAsyncLifetime
{
    private readonly ConcurrentQueue<Fact> _seen = new();
    private volatile bool _away = true;
    private KafkaBench _bench = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _bench = new KafkaBench(await kafka.AddressAsync(), nameof(StreamTests));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Messages_Sent_AreReadWithAllTheySayInOrderOfTheirKey()
    {
        var facts = Enumerable.Range(0, 200).Select(n => KafkaBench.Fact($"r{n % 7}", n)).ToArray();
        await _bench.SendAsync(facts);

        await using var reader = TestReader.Start(_bench.Facts(), "g", See);
        await Wait.UntilAsync("all are read", () => _seen.Count == facts.Length);

        Assert.Equal(facts.OrderBy(fact => fact.Id), _seen.OrderBy(fact => fact.Id));
        Assert.All(_seen.GroupBy(fact => fact.Aggregate), one => Assert.Equal(one.Select(fact => fact.Quantity).Order(), one.Select(fact => fact.Quantity)));
        await Wait.UntilAsync("the group's place is known", async () => await _bench.LagAsync(KafkaTopics.Fact, "g") == 0);
    }

    [Fact]
    public async Task Message_ThatFails_KeepsBackItsKeyAloneAndComesAgain()
    {
        await _bench.SendAsync(KafkaBench.Fact("bad", 1), KafkaBench.Fact("bad", 2), KafkaBench.Fact("good", 1), KafkaBench.Fact("good", 2), KafkaBench.Fact("better", 3));
        List<int> tries = [];

        await using var reader = TestReader.Start(_bench.Facts(), "g", message =>
        {
            if (message.Value is { Aggregate: "bad", Quantity: 1 } && (_seen.Count < 3 || message.Attempts < 2))
            {
                tries.Add(message.Attempts);
                return StreamVerdict.Retry("not now");
            }

            return See(message);
        });
        await Wait.UntilAsync("all are read", () => _seen.Count == 5);

        Assert.Equal(["1", "2"], _seen.Where(fact => fact.Aggregate == "bad").Select(fact => $"{fact.Quantity}"));
        Assert.DoesNotContain(_seen.Take(3), fact => fact.Aggregate == "bad");
        Assert.Equal(Enumerable.Range(0, tries.Count), tries);
    }

    [Fact]
    public async Task Message_OfDeadVerdict_IsSetAsideAsItWasAndPassed()
    {
        await _bench.SendRawAsync(KafkaTopics.Fact, "k", "{ no fact", KafkaHeaders.Of("id", "0197f000-0000-7000-8000-000000000001"), KafkaHeaders.Of("other", "값"));
        await _bench.SendAsync(KafkaBench.Fact("k", 2));

        await using var reader = TestReader.Start(_bench.Facts(), "g", message => message.Value is null ? StreamVerdict.Dead("read", "cannot be read") : See(message));
        await Wait.UntilAsync("the good one is read", () => _seen.Count == 1);

        await Wait.UntilAsync("both are passed", async () => await _bench.LagAsync(KafkaTopics.Fact, "g") == 0);
        var letter = Assert.Single(await _bench.AllAsync(KafkaTopics.FactDead));
        Assert.Equal(("k", "{ no fact"), (Encoding.UTF8.GetString(letter.Key!), Encoding.UTF8.GetString(letter.Value!)));
        string[] headers = [.. ((string[])["id", "other", KafkaHeaders.DeadReader, KafkaHeaders.DeadStage, KafkaHeaders.DeadReason]).Select(name => KafkaBench.Header(letter, name))];
        Assert.Equal(["0197f000-0000-7000-8000-000000000001", "값", $"{_bench.Options.Prefix}.g", "read", "cannot be read"], headers);
        Assert.Matches(@"\.fact/\d+/0$", KafkaBench.Header(letter, KafkaHeaders.DeadOrigin));
    }

    [Fact]
    public async Task Handler_ThatBreaksOnOneMessage_LosesNoOther()
    {
        await _bench.SendAsync([.. Enumerable.Range(0, 40).Select(n => KafkaBench.Fact($"r{n}", n))]);

        await using var reader = TestReader.Start(_bench.Facts(), "g", message => message.Value!.Quantity == 7 ? throw new InvalidOperationException("a defect") : See(message));
        await Wait.UntilAsync("all but one are read", async () => await _bench.LagAsync(KafkaTopics.Fact, "g") == 0);

        Assert.Equal(Enumerable.Range(0, 40).Where(n => n != 7), _seen.Select(fact => fact.Quantity!.Value).Distinct().Order());
        var letter = Assert.Single(await _bench.AllAsync(KafkaTopics.FactDead));
        Assert.Equal(("handler", "InvalidOperationException: a defect"), (KafkaBench.Header(letter, KafkaHeaders.DeadStage), KafkaBench.Header(letter, KafkaHeaders.DeadReason)));
    }

    [Fact]
    public async Task Store_ThatIsAwayForLong_CostsNoTryAndNoMessage()
    {
        await _bench.SendAsync([.. Enumerable.Range(0, 300).Select(n => KafkaBench.Fact($"r{n % 50}", n))]);
        var calls = 0;

        await using var reader = TestReader.Start(_bench.Facts(), "g", message =>
        {
            Assert.Equal(0, message.Attempts);
            return Interlocked.Increment(ref calls) <= 100 ? throw new StoreUnavailableException("mysql", new TimeoutException()) : See(message);
        });
        await Wait.UntilAsync("all are read", async () => await _bench.LagAsync(KafkaTopics.Fact, "g") == 0);

        Assert.Equal(Enumerable.Range(0, 300), _seen.Select(fact => fact.Quantity!.Value).Order());
        Assert.Empty(await _bench.AllAsync(KafkaTopics.FactDead));
    }

    [Fact]
    public async Task Reader_ThatDiesAfterTheEffectAndBeforeTheVerdict_LeavesItToTheNext()
    {
        _bench.Options.DrainTimeout = TimeSpan.FromMilliseconds(100);
        await _bench.SendAsync(KafkaBench.Fact("r1", 1));

        var first = TestReader.StartBatches(_bench.Facts(), "g", async (messages, token) =>
        {
            _seen.Enqueue(messages[0].Value!);
            await Task.Delay(Timeout.Infinite, token);
            return [];
        });
        await Wait.UntilAsync("the effect is there", () => _seen.Count == 1);
        await first.StopAsync();
        Assert.Equal(1, await _bench.LagAsync(KafkaTopics.Fact, "g"));
        await using var second = TestReader.Start(_bench.Facts(), "g", See);

        await Wait.UntilAsync("it came again", () => _seen.Count == 2);
    }

    [Fact]
    public async Task Reader_ThatIsStopped_EndsWhatItHasBegunAndTakesNoMore()
    {
        await _bench.SendAsync([.. Enumerable.Range(0, 500).Select(n => KafkaBench.Fact($"r{n}", n))]);
        using var begun = new SemaphoreSlim(0);

        var first = TestReader.StartBatches(_bench.Facts(), "g", async (messages, _) =>
        {
            begun.Release();
            await Task.Delay(300, CancellationToken.None);
            return [.. messages.Select(See)];
        });
        await begun.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await first.StopAsync();
        var done = _seen.Count;
        Assert.InRange(done, 1, 499);
        Assert.Equal(500 - done, await _bench.LagAsync(KafkaTopics.Fact, "g"));
        await using var second = TestReader.Start(_bench.Facts(), "g", See);
        await Wait.UntilAsync("the rest is read", async () => await _bench.LagAsync(KafkaTopics.Fact, "g") == 0);

        Assert.Equal(Enumerable.Range(0, 500), _seen.Select(fact => fact.Quantity!.Value).Order());
    }

    [Fact]
    public async Task Readers_ThatJoinAndLeaveMidStream_ReadEachMessageOnce()
    {
        const int Count = 3000;
        var facts = Enumerable.Range(0, Count).Select(n => KafkaBench.Fact($"r{n % 100}", n)).ToArray();
        async Task SendSlowlyAsync()
        {
            foreach (var some in facts.Chunk(30))
            {
                await _bench.SendAsync(some);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        var sending = SendSlowlyAsync();
        ConcurrentDictionary<string, int> by = new();
        TestReader Join(string name) => TestReader.Start(_bench.Facts(), "g", message =>
        {
            by.AddOrUpdate(name, 1, (_, n) => n + 1);
            return See(message);
        });

        await using var one = Join("one");
        await Wait.UntilAsync("the first reads", () => by.ContainsKey("one"));
        var two = Join("two");
        await Wait.UntilAsync("the second has some partitions", () => by.ContainsKey("two"));
        await two.StopAsync();
        await using var three = Join("three");
        await sending;
        await Wait.UntilAsync("all are read", async () => await _bench.LagAsync(KafkaTopics.Fact, "g") == 0, state: () => $"{_seen.Count} read");

        Assert.Equal(Enumerable.Range(0, Count), _seen.Select(fact => fact.Quantity!.Value).Order());
        Assert.All(_seen.GroupBy(fact => fact.Aggregate), one => Assert.Equal(one.Select(fact => fact.Quantity).Order(), one.Select(fact => fact.Quantity)));
    }

    [Fact]
    public async Task Lag_OfAReaderThatCannotGoOn_IsToldUntilItCan()
    {
        await _bench.SendAsync([.. Enumerable.Range(0, 20).Select(n => KafkaBench.Fact($"r{n}", n))]);

        await using var reader = TestReader.Start(_bench.Facts(), "g", message => _away ? throw new StoreUnavailableException("mysql", new TimeoutException()) : See(message));
        await Wait.UntilAsync("all of them are lag", () => Lag() == 20);
        _away = false;

        await Wait.UntilAsync("none is", () => Lag() == 0);
        Assert.Equal(20, _seen.Count);
    }

    [Fact]
    public async Task Partition_ThatWasPausedWhenItMoved_IsReadWhenItComesBack()
    {
        _bench.Options.FactBatch = 2;
        await _bench.SendAsync([.. Enumerable.Range(0, 400).Select(n => KafkaBench.Fact($"r{n}", n))]);
        ConcurrentDictionary<string, long> since = new();
        TestReader Join(string name) => TestReader.Start(_bench.Facts(), "g", message =>
        {
            since.TryAdd(name, Stopwatch.GetTimestamp());
            return _away || name == "guest" ? throw new StoreUnavailableException("mysql", new TimeoutException()) : See(message);
        });

        await using var stays = Join("stays");
        // Full for longer than a second is what pauses a reader; nobody outside can see that it is.
        await Wait.UntilAsync("the first is full for long", () => since.TryGetValue("stays", out var first) && Stopwatch.GetElapsedTime(first) > TimeSpan.FromSeconds(2));
        var guest = Join("guest");
        await Wait.UntilAsync("the guest has some partitions", () => since.ContainsKey("guest"));
        _away = false;
        var (kept, quiet) = (0, 0);
        await Wait.UntilAsync("the first has read what it kept", () =>
        {
            (quiet, kept) = (kept == _seen.Count ? quiet + 1 : 0, _seen.Count);
            return kept > 20 && quiet > 25;
        });
        Assert.InRange(kept, 21, 399);
        await guest.StopAsync();

        await Wait.UntilAsync("what came back is read too", () => _seen.Count >= 400, seconds: 20, state: () => $"{_seen.Count} read, {kept} before");
        Assert.Equal(Enumerable.Range(0, 400), _seen.Select(fact => fact.Quantity!.Value).Distinct().Order());
    }

    [Fact]
    public async Task Groups_WithDifferentNames_EachReadAll()
    {
        await _bench.SendAsync(KafkaBench.Fact("r1", 1), KafkaBench.Fact("r2", 2));

        await using var a = TestReader.Start(_bench.Facts(), "a", See);
        await using var b = TestReader.Start(_bench.Facts(), "b", See);

        await Wait.UntilAsync("both have read both", () => _seen.Count == 4);
    }

    private long Lag()
    {
        long sum = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == "axon.kafka.lag")
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => sum += tags.ToArray().Any(tag => tag.Value is string group && group == $"{_bench.Options.Prefix}.g") ? value : 0);
        listener.Start();
        listener.RecordObservableInstruments();
        return sum;
    }

    private StreamVerdict See(StreamMessage<Fact> message)
    {
        _seen.Enqueue(message.Value!);
        return StreamVerdict.Done;
    }
}
