namespace Axon.Core.Kernel;

/// <summary>An amount in minor units of its currency (KRW has none: 1 = one won).</summary>
public readonly record struct Money(long Minor, string Currency = Money.Krw) : IComparable<Money>
{
    public const string Krw = "KRW";

    public static Money Won(long amount) => new(amount);

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + Same(left, right).Minor), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - Same(left, right).Minor), left.Currency);

    public static Money operator *(Money left, int times) => new(checked(left.Minor * times), left.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Multiply(Money left, int times) => left * times;

    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up.");
}
