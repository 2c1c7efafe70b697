using Axon.Core.Checkout.Orders;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;

namespace Axon.Tests.Unit.Payments;

public sealed class CouponTermsTests
{
    [Theory]
    [InlineData(15_000, 1_000L, null, null, 1_000)]
    [InlineData(500, 1_000L, null, null, 500)]
    [InlineData(0, 1_000L, null, null, 0)]
    [InlineData(15_000, null, 10, null, 1_500)]
    [InlineData(15_999, null, 10, null, 1_599)]
    [InlineData(15_000, null, 10, 1_000L, 1_000)]
    [InlineData(15_000, null, 100, null, 15_000)]
    [InlineData(1, null, 99, null, 0)]
    [InlineData(long.MaxValue, null, 100, null, long.MaxValue)]
    public void Discount_OfKnownCases_IsExact(long subtotal, long? amount, int? percent, long? max, long expected) =>
        Assert.Equal(expected, Terms(amount, percent, max).DiscountOf(Money.Won(subtotal)).Minor);

    [Fact]
    public void Discount_OfRandomCoupons_IsNeverNegativeNeverAboveTheSubtotalAndNeverShrinks()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var subtotal = random.NextInt64(0, random.Next(2) == 0 ? 1_000_000 : long.MaxValue);
            var terms = random.Next(2) == 0
                ? Terms(random.NextInt64(1, 2_000_000), null, null)
                : Terms(null, random.Next(1, 101), random.Next(2) == 0 ? null : random.NextInt64(0, 100_000));

            var off = terms.DiscountOf(Money.Won(subtotal)).Minor;
            var recount = terms.Percent is { } percent
                ? decimal.Min(decimal.Floor((decimal)subtotal * percent / 100), terms.MaxDiscount?.Minor ?? decimal.MaxValue)
                : terms.Amount!.Value.Minor;

            Assert.InRange(off, 0, subtotal);
            Assert.Equal(decimal.Min(recount, subtotal), off);
            Assert.True(subtotal == long.MaxValue || terms.DiscountOf(Money.Won(subtotal + 1)).Minor >= off, $"seed {seed}");
        }
    }

    [Fact]
    public void OrderNumber_DrawnOften_ReadsUnmistakably()
    {
        var numbers = Enumerable.Range(0, 10_000).Select(_ => OrderNumber.New()).ToList();

        Assert.All(numbers, number => Assert.Matches("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$", number));
        Assert.DoesNotContain(numbers, number => number.AsSpan().ContainsAny("01IOL"));
        Assert.InRange(numbers.Distinct().Count(), 9_995, 10_000);
    }

    private static CouponTerms Terms(long? amount, int? percent, long? max) =>
        new(amount is { } a ? Money.Won(a) : null, percent, max is { } m ? Money.Won(m) : null, Money.Won(0), null);
}
