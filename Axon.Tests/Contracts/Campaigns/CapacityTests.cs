using Axon.Core.Catalog.Activities;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>The number of units changes during the sale and is never below what is taken.</summary>
public sealed class CapacityTests(PrivateServers servers) : IAsyncLifetime
{
    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await CampaignsWorld.CreateAsync(servers, nameof(CapacityTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Capacity_Raised_IsTold()
    {
        var id = await _world.ActivityAsync(ActivityStatus.OPEN);
        var told = _world.Changed.Told.Count;

        var result = await ChangeAsync(id, 25);

        Assert.Equal(CapacityOutcome.Changed, result.Outcome);
        Assert.Equal(25, (await _world.ViewAsync(id)).Capacity);
        Assert.Equal(told + 1, _world.Changed.Told.Count);
    }

    [Fact]
    public async Task Capacity_BelowTaken_IsRefusedAndSaysHowMany()
    {
        var id = await _world.ActivityAsync(ActivityStatus.OPEN);
        await _world.Database.ExecuteAsync("UPDATE activity_stock SET taken = 7 WHERE activity_id = @id", new { id });

        var refused = await ChangeAsync(id, 6, even: true);
        var exact = await ChangeAsync(id, 7);

        Assert.Equal(new CapacityResult(CapacityOutcome.BelowTaken, 10, 7, 0, refused.Version), refused);
        Assert.Equal(CapacityOutcome.Changed, exact.Outcome);
    }

    [Fact]
    public async Task Capacity_BelowHeld_AsksForConsent()
    {
        var id = await _world.ActivityAsync(ActivityStatus.OPEN);
        await _world.Database.ExecuteAsync("UPDATE activity_stock SET taken = 3 WHERE activity_id = @id", new { id });
        await _world.Database.ExecuteAsync(
            """
            INSERT INTO reservation (id, activity_id, user_id, ordinal, quantity, status, epoch, token_hash, reserved_at, deadline_at)
            VALUES (@reservation, @id, @user, 1, 2, 'PENDING', 1, REPEAT('x', 32), @now, @now)
            """,
            new { reservation = Guid.CreateVersion7(), id, user = await _world.PersonAsync(), now = _world.Now });

        var asked = await ChangeAsync(id, 4);
        var enough = await ChangeAsync(id, 5);
        var agreed = await ChangeAsync(id, 4, even: true);

        Assert.Equal((CapacityOutcome.BelowHeld, 3, 2), (asked.Outcome, asked.Taken, asked.Held));
        Assert.Equal(CapacityOutcome.Changed, enough.Outcome);
        Assert.Equal(CapacityOutcome.Changed, agreed.Outcome);
    }

    [Fact]
    public async Task Capacity_LoweredWhileManyClaim_NeverFallsBelowTaken()
    {
        var id = await _world.ActivityAsync(ActivityStatus.OPEN, input => input with { Capacity = 200 });

        var claims = Enumerable.Range(0, 120).Select(_ => _world.Database.ExecuteAsync(
            "UPDATE activity_stock SET taken = taken + 1 WHERE activity_id = @id AND taken + 1 <= capacity", new { id }));
        var cuts = Enumerable.Range(0, 20).Select(n => ChangeAsync(id, 110 - (5 * n), even: true));
        var cutting = Task.WhenAll(cuts);
        var claimed = (await Task.WhenAll(claims)).Sum();
        var results = await cutting;

        var taken = await _world.Database.ScalarAsync<int>("SELECT taken FROM activity_stock WHERE activity_id = @id", new { id });
        var capacity = (await _world.ViewAsync(id)).Capacity;
        Assert.Equal(claimed, taken);
        Assert.True(taken <= capacity, $"{taken} of {capacity}");
        Assert.Contains(capacity, results.Where(result => result.Outcome == CapacityOutcome.Changed).Select(result => result.Capacity));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task Capacity_NoSuchNumber_IsRefused(int capacity) =>
        Assert.Equal(CapacityOutcome.OutOfRange, (await ChangeAsync(await _world.ActivityAsync(ActivityStatus.OPEN), capacity)).Outcome);

    [Fact]
    public async Task Capacity_OfAnEndedActivity_IsFixed() =>
        Assert.Equal(CapacityOutcome.Ended, (await ChangeAsync(await _world.ActivityAsync(ActivityStatus.ENDED), 20)).Outcome);

    private Task<CapacityResult> ChangeAsync(ActivityId id, int capacity, bool even = false) =>
        _world.Get<ChangeActivityCapacity>().HandleAsync(id, capacity, null, even, null, Cancelled);
}
