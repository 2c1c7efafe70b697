using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Rules;
using Axon.Core.Entry;
using Axon.Core.Kernel;

namespace Axon.Web.Features.Entry.Shop;

/// <summary>Gathers what an activity's page shows. The activity and its state come from memory; only a signed-in person costs a query.</summary>
public sealed class LoadActivity(IActivityCatalog catalog, ActivityStates states, Eligibility eligibility, FindReservations reservations, TimeProvider clock)
{
    /// <returns>Null when shoppers may not know of such an activity.</returns>
    public async Task<ActivityScene?> HandleAsync(ActivityId id, UserId? user, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(id, cancellationToken) is not { IsPublic: true } view)
        {
            return null;
        }

        var scene = new ActivityScene(view, await StateAsync(id, cancellationToken), clock.GetUtcNow());
        if (user is not { } person)
        {
            return scene;
        }

        var mine = await reservations.HandleAsync(id, person, cancellationToken);
        return scene with
        {
            SignedIn = true,
            Mine = mine,
            Bought = await BoughtAsync(view, person, mine, cancellationToken),
            Verdict = view.Rules.Count == 0 ? new EligibilityVerdict(true) : await eligibility.CheckAsync(view, person, cancellationToken),
        };
    }

    /// <summary>The state, or null while the gate cannot be asked: the page says "a moment" instead of failing.</summary>
    public async Task<ActivityState?> StateAsync(ActivityId id, CancellationToken cancellationToken)
    {
        try
        {
            return await states.FindAsync(id, cancellationToken);
        }
        catch (StoreUnavailableException exception) when (exception.Store == "redis")
        {
            return null;
        }
    }

    private async Task<int> BoughtAsync(ActivityView view, UserId user, Reservation? newest, CancellationToken cancellationToken) => newest switch
    {
        null => 0,
        { Status: ReservationStatus.PAID } when view.PerPersonLimit == 1 => 1,
        _ when view.PerPersonLimit == 1 => 0,
        _ => (await reservations.HandleAsync(user, cancellationToken)).Where(row => row.Activity == view.Id && row.Status == ReservationStatus.PAID).Sum(row => row.Quantity),
    };
}
