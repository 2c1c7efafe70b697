using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Refunds;

/// <param name="Attempt">The call to the provider; null when nothing had been paid.</param>
/// <param name="RequestedBy">The person; null for the system.</param>
/// <param name="RequestKey">By it that person asks for this one again.</param>
/// <param name="ProviderKey">The provider's name for the cancel; set when it was made there and not by us.</param>
public sealed record Refund(
    Guid Id,
    OrderId Order,
    Guid? Attempt,
    Money Amount,
    RefundOrigin Origin,
    string Reason,
    UserId? RequestedBy,
    RefundStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    string? RequestKey = null,
    string? ProviderKey = null)
{
    /// <summary>Counts against what can still be given back.</summary>
    public bool Counts => Status != RefundStatus.FAILED;
}

/// <summary>Who wanted it.</summary>
public enum RefundOrigin
{
    BUYER,
    STAFF,

    /// <summary>The system gives back a charge that never was a purchase; it belongs to no revenue.</summary>
    SURPLUS,

    /// <summary>Somebody gave it back at the provider, past Axon.</summary>
    PROVIDER,
}

/// <summary>The days in which a buyer may have the money back. They begin on the day after the payment and end with the last of them, at midnight in Seoul.</summary>
public static class RefundWindow
{
    /// <summary>Fewer than these need a ground in law.</summary>
    public const int LegalDays = 7;

    /// <returns>The first instant that no longer counts; the payment's own when there is no day.</returns>
    public static DateTimeOffset End(DateTimeOffset paidAt, int days) =>
        days == 0 ? paidAt : SeoulTime.StartOf(SeoulTime.DateOf(paidAt).AddDays(days + 1));
}

public enum RefundStatus
{
    REQUESTED,
    DONE,

    /// <summary>Proven: nothing was given back by it.</summary>
    FAILED,

    /// <summary>Nobody can say yet whether the money went back; it is asked again with the same key.</summary>
    STUCK,
}
