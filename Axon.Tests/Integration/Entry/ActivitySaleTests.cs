using Axon.Core.Checkout.Sales;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Entry;

/// <summary>What Payments relies on: units are claimed once, within capacity and limit, and go back once.</summary>
public sealed class ActivitySaleTests(PrivateServers servers) : IAsyncLifetime
{
    private EntryWorld _world = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await EntryWorld.CreateAsync(servers, nameof(ActivitySaleTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Claim_FiftyTimesAtOnce_TakesTheUnitsOnce()
    {
        var activity = await _world.OpenAsync(capacity: 5, limit: 2, most: 2);
        var reservation = await _world.ReserveAsync(activity, quantity: 2);

        var claims = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _world.ClaimAsync(reservation)));

        Assert.All(claims, claim => Assert.Equal(ClaimOutcome.Claimed, claim.Outcome));
        Assert.All(claims, claim => Assert.Equal(claims[0].Claim, claim.Claim));
        Assert.Equal((2, Money.Won(10_000), reservation.DeadlineAt, "shoes"), (claims[0].Claim!.Quantity, claims[0].Claim!.UnitPrice, claims[0].Claim!.Deadline, claims[0].Claim!.Category));
        Assert.Equal(2, await TakenAsync(activity));
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task Claim_MoreHoldsThanCapacity_NeverOversells()
    {
        var activity = await _world.OpenAsync(capacity: 20);
        var people = await _world.PeopleAsync(20);
        var reservations = await Task.WhenAll(people.Select(user => _world.ReserveAsync(activity, user)));
        await _world.Database.ExecuteAsync("UPDATE activity_stock SET capacity = 7 WHERE activity_id = @activity", new { activity });

        var claims = await Task.WhenAll(reservations.Select(reservation => _world.ClaimAsync(reservation)));

        Assert.Equal(7, claims.Count(claim => claim.Outcome == ClaimOutcome.Claimed));
        Assert.Equal(13, claims.Count(claim => claim.Outcome == ClaimOutcome.SoldOut));
        Assert.Equal(7, await TakenAsync(activity));
        Assert.Equal(7, await _world.Database.ScalarAsync<long>("SELECT SUM(units) FROM activity_person WHERE activity_id = @activity", new { activity }));
    }

    [Fact]
    public async Task Claim_OverThePersonalLimit_TakesNothing()
    {
        var activity = await _world.OpenAsync(capacity: 5, limit: 2, most: 2);
        var reservation = await _world.ReserveAsync(activity, quantity: 2);
        await _world.Database.ExecuteAsync("UPDATE activity SET per_person_limit = 1, max_quantity = 1 WHERE id = @activity", new { activity });

        Assert.Equal(ClaimOutcome.LimitReached, (await _world.ClaimAsync(reservation)).Outcome);
        Assert.Equal(0, await TakenAsync(activity));
    }

    [Fact]
    public async Task Claim_OfAnotherPersonOrUnknown_IsNotFound()
    {
        var activity = await _world.OpenAsync(capacity: 5);
        var reservation = await _world.ReserveAsync(activity);

        Assert.Equal(ClaimOutcome.NotFound, (await _world.ClaimAsync(reservation, await _world.PersonAsync())).Outcome);
        Assert.Equal(ClaimOutcome.NotFound, (await _world.ClaimAsync(reservation with { Id = new ReservationId(Guid.NewGuid()) })).Outcome);
        Assert.Equal(0, await TakenAsync(activity));
    }

    [Fact]
    public async Task Claim_PastTheDeadlineOrEndedEarly_IsRefused()
    {
        var activity = await _world.OpenAsync(capacity: 5);
        var late = await _world.ReserveAsync(activity);
        var ended = await _world.ReserveAsync(activity);
        await _world.OverdueAsync(activity, late.Id);
        await _world.Database.ExecuteAsync("UPDATE activity SET status = 'ENDED', ended_at = UTC_TIMESTAMP(6) WHERE id = @activity", new { activity });

        Assert.Equal(ClaimOutcome.Expired, (await _world.ClaimAsync(late)).Outcome);
        Assert.Equal(ClaimOutcome.Closed, (await _world.ClaimAsync(ended)).Outcome);
    }

    [Fact]
    public async Task Claim_AfterTheGateWasRebuilt_StillHoldsWithTheOldEpoch()
    {
        var activity = await _world.OpenAsync(capacity: 5);
        var reservation = await _world.ReserveAsync(activity);
        await _world.Get<RebuildGate>().HandleAsync(activity, force: true, Stop);

        Assert.Equal(ClaimOutcome.Claimed, (await _world.ClaimAsync(reservation)).Outcome);
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task Paid_TellsTheGate_AndASecondEntryCountsAgainstTheLimit()
    {
        var activity = await _world.OpenAsync(capacity: 5, limit: 1);
        var user = await _world.PersonAsync();
        var reservation = await _world.ReserveAsync(activity, user);
        await _world.ClaimAsync(reservation);
        await _world.PaidAsync(reservation);
        await _world.PaidAsync(reservation);

        await _world.RelayAsync();

        Assert.Equal(1, await _world.FactsAsync(FactType.PLACE_SOLD, activity));
        Assert.Equal(0, (await _world.CheckAsync(activity)).Held);
        Assert.Equal(EntryOutcome.LimitReached, (await _world.EnterAsync(activity, user)).Outcome);
        Assert.Equal(ClaimOutcome.AlreadyPaid, (await _world.ClaimAsync(reservation)).Outcome);
    }

    [Theory]
    [InlineData(ReleaseReason.EXPIRED, FactType.RESERVATION_EXPIRED)]
    [InlineData(ReleaseReason.CANCELLED, FactType.RESERVATION_CANCELLED)]
    public async Task Release_TwentyTimesAtOnce_GivesThePlaceBackOnce(ReleaseReason reason, FactType fact)
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var reservation = await _world.ReserveAsync(activity);
        await _world.ClaimAsync(reservation);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world.ReleaseAsync(reservation, reason)));
        await _world.RelayAsync();

        Assert.Equal((1, 1), (await _world.FactsAsync(fact, activity), await _world.FactsAsync(FactType.PLACE_RETURNED, activity)));
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
        Assert.Equal(EntryOutcome.Reserved, (await _world.EnterAsync(activity, await _world.PersonAsync())).Outcome);
    }

    [Fact]
    public async Task Release_Refunded_GivesBackWhatWasPaidAndNothingElse()
    {
        var activity = await _world.OpenAsync(capacity: 2);
        var paid = await _world.ReserveAsync(activity);
        var claimed = await _world.ReserveAsync(activity);
        await _world.ClaimAsync(paid);
        await _world.ClaimAsync(claimed);
        await _world.PaidAsync(paid);

        await _world.ReleaseAsync(paid, ReleaseReason.EXPIRED);
        await _world.ReleaseAsync(claimed, ReleaseReason.REFUNDED);
        Assert.Equal(2, await TakenAsync(activity));
        await _world.ReleaseAsync(paid, ReleaseReason.REFUNDED);
        await _world.ReleaseAsync(paid, ReleaseReason.REFUNDED);
        await _world.RelayAsync();

        Assert.Equal(ReservationStatus.REFUNDED, await _world.StatusAsync(paid));
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
        Assert.Equal(EntryOutcome.Reserved, (await _world.EnterAsync(activity, paid.User)).Outcome);
    }

    [Fact]
    public async Task Stuck_KeepsThePlaceUntilItIsKnown()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var reservation = await _world.ReserveAsync(activity);
        await _world.ClaimAsync(reservation);
        var sale = EntryWorld.Sale(reservation);

        await _world.InWorkAsync(work => _world.Sales.MarkStuckAsync(sale, work, Stop));
        Assert.Equal(ReservationStatus.STUCK, await _world.StatusAsync(reservation));
        Assert.True(await _world.Transactions.InTransactionAsync(work => _world.Sales.HasClaimAsync(sale, work, Stop), Stop));
        await _world.InWorkAsync(work => _world.Sales.ClearStuckAsync(sale, work, Stop));

        Assert.Equal(ReservationStatus.CONFIRMED, await _world.StatusAsync(reservation));
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task Paid_AfterTheClaimHasEnded_Throws()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var reservation = await _world.ReserveAsync(activity);
        await _world.ClaimAsync(reservation);
        await _world.ReleaseAsync(reservation, ReleaseReason.EXPIRED);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.PaidAsync(reservation));
    }

    [Fact]
    public async Task Cancel_OwnPending_OffersThePlaceAtOnce()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var reservation = await _world.ReserveAsync(activity);
        var cancel = _world.Get<CancelReservation>();

        Assert.Equal(CancelOutcome.NotFound, (await cancel.HandleAsync(reservation.Id, await _world.PersonAsync(), Stop)).Outcome);
        Assert.Equal(CancelOutcome.Cancelled, (await cancel.HandleAsync(reservation.Id, reservation.User, Stop)).Outcome);
        Assert.Equal(CancelOutcome.Cancelled, (await cancel.HandleAsync(reservation.Id, reservation.User, Stop)).Outcome);
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
        await _world.RelayAsync();
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
        Assert.Equal(1, await _world.FactsAsync(FactType.RESERVATION_CANCELLED, activity));
    }

    [Fact]
    public async Task Coupon_Entering_IssuesItAtOnceAndOnce()
    {
        var activity = await _world.OpenAsync(capacity: 3, type: "COUPON");
        var people = await _world.PeopleAsync(10);

        var results = await Task.WhenAll(people.SelectMany(user => Enumerable.Repeat(user, 3)).Select(user => EntryWorld.EnterUntilToldAsync(_world.Main, activity, user)));
        await _world.RelayAsync();

        Assert.Equal(3, results.Where(result => result.Outcome is EntryOutcome.Reserved or EntryOutcome.AlreadyReserved).Select(result => result.Reservation!.Id).Distinct().Count());
        Assert.Equal(3, await _world.Database.ScalarAsync<long>("SELECT COUNT(*) FROM issued_coupon"));
        Assert.Equal((3, 3), (await _world.FactsAsync(FactType.COUPON_ISSUED, activity), await TakenAsync(activity)));
        Assert.Equal(
            await TimesAsync("SELECT paid_at FROM reservation WHERE activity_id = @activity ORDER BY paid_at"),
            await TimesAsync("SELECT occurred_at FROM outbox WHERE type = 'COUPON_ISSUED' AND JSON_VALUE(payload, '$.activityId') = @activity ORDER BY occurred_at"));
        Assert.Equal(0, (await _world.CheckAsync(activity)).Left);

        Task<IReadOnlyList<DateTimeOffset>> TimesAsync(string sql) => _world.Database.QueryAsync<DateTimeOffset>(sql, new { activity });
    }

    private Task<int> TakenAsync(ActivityId activity) => _world.Database.ScalarAsync<int>("SELECT taken FROM activity_stock WHERE activity_id = @activity", new { activity });
}
