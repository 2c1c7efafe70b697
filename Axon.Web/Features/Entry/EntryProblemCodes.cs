namespace Axon.Web.Features.Entry;

/// <summary>The codes of this feature's refusals.</summary>
internal static class EntryProblemCodes
{
    public const string SoldOut = "entry/sold-out";
    public const string TooFewLeft = "entry/too-few-left";
    public const string NotOpen = "entry/not-open";
    public const string Closed = "entry/closed";
    public const string NotEligible = "entry/not-eligible";
    public const string LimitReached = "entry/limit-reached";
    public const string Quantity = "entry/quantity";
    public const string GateClosed = "entry/gate-closed";
    public const string Unavailable = "entry/unavailable";
    public const string Unknown = "entry/unknown";
    public const string NoActivity = "entry/no-activity";
    public const string NoReservation = "entry/no-reservation";
    public const string InPayment = "entry/in-payment";
    public const string Ended = "entry/ended";
}
