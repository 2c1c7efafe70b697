using Axon.Core.Accounts;

namespace Axon.Tests.Unit.Accounts;

public sealed class HashingLaneTests
{
    [Fact]
    public async Task Lane_Busy_RunsOneAtATimeOffThePoolAndSendsTheRestAway()
    {
        using var lane = new HashingLane(threads: 1);
        using var go = new ManualResetEventSlim();
        var (running, most) = (0, 0);
        List<Task<bool>> hashes = [];
        List<HashingLane.Place> places = [];
        while (lane.TryEnter() is { } place)
        {
            places.Add(place);
            hashes.Add(place.RunAsync(
                () =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref running));
                    go.Wait();
                    Interlocked.Decrement(ref running);
                    return Thread.CurrentThread.IsThreadPoolThread;
                },
                TestContext.Current.CancellationToken));
        }

        go.Set();
        var onThePool = await Task.WhenAll(hashes);
        places[0].Dispose();
        places[0].Dispose();

        Assert.Equal((9, 1), (places.Count, most));
        Assert.DoesNotContain(true, onThePool);
        Assert.NotNull(lane.TryEnter());
        Assert.Null(lane.TryEnter());
    }

    [Fact]
    public async Task Lane_CallerGone_DoesNotHash()
    {
        using var lane = new HashingLane(threads: 1);
        using var gone = new CancellationTokenSource();
        using var go = new ManualResetEventSlim();
        using var place = lane.TryEnter()!; // empty
        var first = place.RunAsync(() => { go.Wait(); return 0; }, TestContext.Current.CancellationToken);
        var hashed = false;
        var second = place.RunAsync(() => hashed = true, gone.Token);

        await gone.CancelAsync();
        go.Set();

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(hashed);
    }

    [Fact]
    public async Task Lane_HashThrows_TheCallerIsToldAndTheLaneGoesOn()
    {
        using var lane = new HashingLane(threads: 1);
        using var place = lane.TryEnter()!; // empty

        await Assert.ThrowsAsync<InvalidOperationException>(() => place.RunAsync<int>(() => throw new InvalidOperationException("no"), TestContext.Current.CancellationToken));

        Assert.Equal(1, await place.RunAsync(() => 1, TestContext.Current.CancellationToken));
    }
}
