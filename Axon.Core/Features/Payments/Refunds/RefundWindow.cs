using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Refunds;

/// <summary>The days in which a buyer may have the money back. They begin on the day after the payment and end with the last of them, at midnight in Seoul.</summary>
public static class RefundWindow
{
    /// <summary>Fewer than these need a ground in law.</summary>
    public const int LegalDays = 7;

    /// <returns>The first instant that no longer counts; the payment's own when there is no day.</returns>
    public static DateTimeOffset End(DateTimeOffset paidAt, int days) =>
        days == 0 ? paidAt : SeoulTime.StartOf(SeoulTime.DateOf(paidAt).AddDays(days + 1));
}
