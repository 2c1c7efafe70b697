namespace Axon.Web.Features.Shop.Activities;

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
