using Axon.Core.Checkout.Refunds;

namespace Axon.Tests.Unit.Payments;

public sealed class RefundWindowTests
{
    [Theory]
    [InlineData("2026-12-01T05:16:00+09:00", 7, "2026-12-09T00:00:00+09:00")]
    [InlineData("2026-12-01T00:00:00+09:00", 7, "2026-12-09T00:00:00+09:00")]
    [InlineData("2026-12-01T23:59:59+09:00", 7, "2026-12-09T00:00:00+09:00")]
    [InlineData("2026-12-30T12:00:00+09:00", 3, "2027-01-03T00:00:00+09:00")]
    [InlineData("2026-12-01T05:16:00+09:00", 0, "2026-12-01T05:16:00+09:00")]
    public void End_OfTheWindow_IsTheEndOfItsLastDayInSeoul(string paid, int days, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, null), RefundWindow.End(DateTimeOffset.Parse(paid, null).ToUniversalTime(), days));
}
