using System.Text;
using Axon.Core.Streams;

namespace Axon.Tests.Unit.Kafka;

public sealed class ReadWindowTests
{
    private const long Now = 1000;

    [Fact]
    public void Position_WhateverIsFinishedFirst_IsThatOfTheFirstUnfinished()
    {
        var window = new ReadWindow(ordered: false);
        var taken = Fill(window, "a", "b", "c", "d");

        window.Finish(taken[2]);
        Assert.Equal(0, Position(window));
        window.Finish(taken[0]);
        Assert.Equal(1, Position(window));
        window.Finish(taken[1]);
        Assert.Equal(3, Position(window));
        window.Finish(taken[3]);
        Assert.Equal((4, 0), (Position(window), window.Count));
    }

    [Fact]
    public void Take_Ordered_GivesOneMessageOfAKeyAtATime()
    {
        var window = new ReadWindow(ordered: true);
        Add(window, "a", "a", "b", "a");

        var first = Take(window);
        Assert.Equal([0, 2], first.Select(message => message.Offset));
        Assert.Empty(Take(window));
        window.GiveBack(first[0], Now + 1);
        window.Finish(first[1]);
        Assert.Empty(Take(window));
        var again = Assert.Single(window.Take(10, Now + 1, Now));
        Assert.Same(first[0], again);
        window.Finish(again);
        Assert.Equal([1], Take(window).Select(message => message.Offset));
    }

    [Fact]
    public void Take_OfASmallBatch_WaitsUntilItsOldestHasLingered()
    {
        var window = new ReadWindow(ordered: false);
        Add(window, "a", "b");

        Assert.Empty(window.Take(3, Now, Now - 1));
        Assert.Equal(2, window.Take(2, Now, Now - 1).Count);
    }

    [Fact]
    public void Take_OfAMessageThatIsTriedAlone_GivesNoOtherWithIt()
    {
        var window = new ReadWindow(ordered: false);
        var taken = Fill(window, "a", "b", "c");
        taken[1].Alone = true;
        foreach (var message in taken)
        {
            window.GiveBack(message, 0);
        }

        Assert.Same(taken[1], Assert.Single(Take(window)));
        Assert.Equal(2, Take(window).Count);
    }

    [Fact]
    public void Message_OfAPartitionThatWentAndCameBack_ChangesNothing()
    {
        var window = new ReadWindow(ordered: false);
        var old = Fill(window, "a", "b");
        window.Drop(0);
        Assert.Equal((0, 0), (window.Count, window.Waiting));
        Add(window, "a", "b");

        window.Finish(old[0]);
        window.GiveBack(old[1], 0);

        Assert.Equal((0, 2, 2), (Position(window), window.Count, window.Waiting));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Window_UnderRandomUse_NeverPassesAnUnfinishedMessageAndEndsEmpty(int seed)
    {
        var random = new Random(seed);
        var window = new ReadWindow(ordered: true);
        HashSet<long> unfinished = [];
        List<PendingMessage> running = [];
        long next = 0;
        for (var step = 0; step < 5000 || unfinished.Count > 0; step++)
        {
            if (step < 5000 && random.Next(2) == 0)
            {
                window.Add(0, next, Message($"{random.Next(20)}"), Now);
                unfinished.Add(next++);
            }

            running.AddRange(window.Take(random.Next(1, 8), Now, Now));
            Assert.Equal(running.Count, running.Select(message => Encoding.UTF8.GetString(message.Message.Key!)).Distinct().Count());
            foreach (var message in running.Where(_ => random.Next(3) == 0).ToList())
            {
                running.Remove(message);
                if (random.Next(5) == 0)
                {
                    window.GiveBack(message, Now);
                }
                else
                {
                    window.Finish(message);
                    unfinished.Remove(message.Offset);
                }
            }

            Assert.True(next == 0 || Position(window) == (unfinished.Count == 0 ? next : unfinished.Min()));
            Assert.Equal((unfinished.Count, unfinished.Count - running.Count), (window.Count, window.Waiting));
        }
    }

    private static List<PendingMessage> Fill(ReadWindow window, params string[] keys)
    {
        Add(window, keys);
        return [.. Take(window)];
    }

    private static void Add(ReadWindow window, params string[] keys)
    {
        var offset = 0;
        foreach (var key in keys)
        {
            window.Add(0, offset++, Message(key), Now);
        }
    }

    private static IReadOnlyList<PendingMessage> Take(ReadWindow window) => window.Take(10, Now, Now);

    private static long Position(ReadWindow window) => Assert.Single(window.Partitions).Position;

    private static KafkaMessage Message(string key) => new(Encoding.UTF8.GetBytes(key), [], []);
}
