using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>How a reservation's row is read, everywhere the same.</summary>
internal static class ReservationSql
{
    /// <summary>Reads as <see cref="Reservation"/>; the table is <c>r</c>, and its order may be joined as <c>o</c>.</summary>
    public const string Columns =
        "r.id, r.activity_id AS activity, r.user_id AS user, r.quantity, r.status, r.epoch, r.reserved_at AS reservedAt, r.deadline_at AS deadlineAt, r.ended_at AS endedAt, r.end_reason AS endReason";

    public const string WithOrder =
        $"SELECT {Columns}, o.id AS `order` FROM reservation r LEFT JOIN customer_order o ON o.sale_kind = 'ACTIVITY' AND o.sale_id = r.id AND o.open_sale = 1";

    public const string Bare = $"SELECT {Columns}, CAST(NULL AS BINARY(16)) AS `order` FROM reservation r";

    /// <summary>What keeps a rebuild of the gate away until the transaction ends.</summary>
    public const string ShareActivity = "SELECT id FROM activity WHERE id = @activity LOCK IN SHARE MODE";

    /// <summary>Reads as <see cref="ActivityRow"/>.</summary>
    public const string Activity =
        """
        SELECT a.id, a.campaign_id AS campaign, a.title, a.price_minor AS price, a.currency, a.refund_days AS refundDays, a.product_id AS product, p.category,
               a.status = 'ENDED' AND a.ended_at < a.closes_at AS endedEarly, UTC_TIMESTAMP(6) AS now
        FROM activity a LEFT JOIN product p ON p.id = a.product_id WHERE a.id = @activity
        """;

    internal sealed record ActivityRow(
        ActivityId Id,
        CampaignId Campaign,
        string Title,
        long Price,
        string Currency,
        int RefundDays,
        ProductId? Product,
        string? Category,
        int? EndedEarly,
        DateTimeOffset Now)
    {
        public SoldActivity Sold => new(Id, Campaign, Title, new Money(Price, Currency), RefundDays, Product, Category, EndedEarly == 1);
    }
}

/// <summary>What a sale needs to know of its activity, read in the sale's own transaction.</summary>
/// <param name="EndedEarly">Staff have ended it before its time: nothing new is sold.</param>
public sealed record SoldActivity(
    ActivityId Id,
    CampaignId Campaign,
    string Title,
    Money Price,
    int RefundDays,
    ProductId? Product,
    string? Category,
    bool EndedEarly);
