using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Sales;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Web.Features.Entry.Shop;

namespace Axon.Tests.Components.Shop;

/// <summary>A drop of 300 at 14:00 in Seoul, and what a person has to do with it.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    public static readonly UserId Person = new(Guid.Parse("01a1fdc3-0000-7000-8000-000000000001"));

    public static ActivityView Drop { get; } = new()
    {
        Id = new ActivityId(7),
        Campaign = new CampaignId(3),
        CampaignName = "11월 선착순",
        Type = ActivityType.PURCHASE,
        Title = "무선 이어폰 화이트 에디션",
        Description = "",
        Status = ActivityStatus.OPEN,
        OpensAt = Now.AddMinutes(-5),
        ClosesAt = Now.AddDays(3),
        HoldSeconds = 300,
        PerPersonLimit = 1,
        MaxQuantity = 1,
        Price = Money.Won(129_000),
        ListPrice = Money.Won(179_000),
        ShowRemaining = ShowRemaining.FEW,
        FewThreshold = 10,
        Rules = [],
        RefundDays = 7,
        Capacity = 300,
        Version = 1,
    };

    public static ActivityView Coupon { get; } = Drop with
    {
        Type = ActivityType.COUPON,
        Price = Money.Won(0),
        ListPrice = null,
        Coupon = new CouponView(
            new CouponId(1), "겨울 준비 쿠폰", CouponKind.AMOUNT, Money.Won(10_000), null, null, Money.Won(50_000), null, Now.AddDays(-1), Now.AddDays(30), 1),
    };

    public static ActivityState State { get; } =
        new(Drop.Id, ActivityStatus.OPEN, Drop.OpensAt, Drop.ClosesAt, SoldOut: false, Remaining: null, FewLeft: false, InPayment: 0, LastDeadline: null, Closed: false, At: Now);

    public static ActivityScene Scene(ActivityView? view = null, ActivityState? state = null) => new(view ?? Drop, state ?? State, Now, SignedIn: true);

    public static Reservation Place(ReservationStatus status = ReservationStatus.PENDING) => new(
        new ReservationId(Guid.Parse("01a1fdc3-0000-7000-8000-0000000000aa")), Drop.Id, Person, 1, status, 1, Now.AddSeconds(-30), Now.AddSeconds(270));

    public static Order Order(OrderStatus status = OrderStatus.PAID, PaymentStatus payment = PaymentStatus.CAPTURED) => new(
        new OrderId(Guid.Parse("01a1fdc3-0000-7000-8000-0000000000bb")), "K7QM-2W9D", Person, new SaleRef(SaleKind.ACTIVITY, Place().Id.Value), Drop.Campaign, Drop.Id, null,
        Drop.Title, 1, Money.Won(129_000), Money.Won(10_000), Money.Won(119_000), Money.Won(0), null, status, null, 7, Now.AddDays(7), Now.AddSeconds(270), Now.AddSeconds(-30),
        status == OrderStatus.AWAITING_PAYMENT ? null : Now, null, null,
        new Payment(new PaymentId(Guid.Empty), payment, null, Money.Won(119_000), Money.Won(119_000), Money.Won(0), "카드", "4021", null, Now, null, 0) { Provider = "toss" });
}
