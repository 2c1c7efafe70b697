using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Rules;

/// <summary>One condition on who may take part. Values are checked when a rule is written, so a rule that exists makes sense.</summary>
public abstract record EligibilityRule
{
    /// <summary>Whether it needs the purchase history rather than the person alone.</summary>
    public virtual bool IsHeavy => false;
}

/// <summary>The list that rules are built from.</summary>
public enum RuleKind
{
    AGE,
    GRADE,
    REGION,
    BUYER,
    SIGNED_UP_BEFORE,
    PURCHASE,
}

/// <summary>Lives in one of these. A person without a region fails.</summary>
public sealed record RegionRule(IReadOnlyList<Region> In) : EligibilityRule
{
    public bool Equals(RegionRule? other) => other is not null && In.SequenceEqual(other.In);

    public override int GetHashCode() => In.Aggregate(0, HashCode.Combine);
}

/// <summary>Has, or has not, bought; at least one of <paramref name="Days"/> and <paramref name="Category"/> is set.</summary>
/// <param name="Days">Within so many times 24 hours before the check; null for ever.</param>
/// <param name="Category">Of this category; null for any.</param>
public sealed record PurchaseRule(bool Bought, int? Days, string? Category) : EligibilityRule
{
    public override bool IsHeavy => true;
}

public enum BuyerKind
{
    /// <summary>Has bought nothing here; an order refunded in full does not count as bought.</summary>
    NEW,
    RETURNING,
}

public sealed record BuyerRule(BuyerKind Is) : EligibilityRule
{
    public override bool IsHeavy => true;
}

public sealed record GradeRule(Grade AtLeast) : EligibilityRule;

/// <summary>Age by year of birth (this year in Seoul − year of birth); at least one bound is set. A person without a year of birth fails.</summary>
public sealed record AgeRule(int? AtLeast, int? AtMost) : EligibilityRule;

/// <param name="Failed">The rule that says no; null when eligible.</param>
public readonly record struct EligibilityVerdict(bool Eligible, EligibilityRule? Failed = null);

/// <summary>The account was made before this day began in Seoul.</summary>
public sealed record SignedUpBeforeRule(DateOnly Before) : EligibilityRule;
