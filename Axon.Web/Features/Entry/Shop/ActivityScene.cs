using System.Diagnostics;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Rules;
using Axon.Core.Entry;

namespace Axon.Web.Features.Entry.Shop;

/// <summary>An activity, how it is selling, and what one person has to do with it.</summary>
/// <param name="SignedIn">Whether somebody is signed in; else the next two say nothing.</param>
/// <param name="Mine">The person's newest reservation in it.</param>
/// <param name="Bought">Units the person has paid for and not returned.</param>
public sealed record ActivityScene(
    ActivityView View, ActivityState? State, DateTimeOffset Now, bool SignedIn = false, Reservation? Mine = null, int Bought = 0, EligibilityVerdict? Verdict = null)
{
    public bool IsCoupon => View.Type == ActivityType.COUPON;

    public ActivityStage Stage => View.StatusAt(Now) switch
    {
        ActivityStatus.DRAFT or ActivityStatus.SCHEDULED => ActivityStage.Coming,
        ActivityStatus.OPEN => State switch
        {
            null or { Closed: true } => ActivityStage.Waiting,
            { SoldOut: true } => ActivityStage.SoldOut,
            _ => ActivityStage.Open,
        },
        ActivityStatus.PAUSED => ActivityStage.Paused,
        ActivityStatus.ENDED => ActivityStage.Ended,
        var status => throw new UnreachableException(status.ToString()),
    };

    /// <summary>A place that still can be paid for.</summary>
    public Reservation? Held => Mine is { IsLive: true } mine && (mine.DeadlineAt > Now || mine.Status == ReservationStatus.STUCK) ? mine : null;

    /// <summary>The rule that keeps this person out, when it is known.</summary>
    public EligibilityRule? Failed => Verdict is { Eligible: false, Failed: { } rule } ? rule : null;

    public int MayBuy => Math.Max(0, View.PerPersonLimit - Bought);

    /// <summary>What the last try found to be left, when that was fewer than it asked for.</summary>
    public int? LastLeft { get; init; }

    /// <summary>Units left, as far as is known.</summary>
    private int Left => Math.Min(State?.Left ?? int.MaxValue, LastLeft ?? int.MaxValue);

    /// <summary>The most units to choose from now: never more than are left.</summary>
    public int MostNow => Math.Max(1, Math.Min(Left, Math.Min(View.MaxQuantity, MayBuy)));

    /// <summary>Whole per cent off the list price; 0 for none.</summary>
    public int PercentOff => View.ListPrice is { Minor: > 0 } list && list.Minor > View.Price.Minor ? (int)((list.Minor - View.Price.Minor) * 100 / list.Minor) : 0;
}

/// <summary>What an activity's page is about at this moment.</summary>
public enum ActivityStage
{
    /// <summary>Announced; a countdown runs.</summary>
    Coming,

    /// <summary>Whoever presses the button now may get a place.</summary>
    Open,

    /// <summary>Every place is taken; one may come back.</summary>
    SoldOut,

    /// <summary>The gate is being rebuilt: a moment of patience.</summary>
    Waiting,

    /// <summary>Stopped by staff for now.</summary>
    Paused,
    Ended,
}
