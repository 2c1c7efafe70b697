using System.Diagnostics;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Rules;

/// <summary>One rule as staff build it and as it is stored: a type and the values that belong to it.</summary>
/// <param name="AtLeast">AGE.</param>
/// <param name="AtMost">AGE.</param>
/// <param name="Grade">GRADE: this grade or higher.</param>
/// <param name="Regions">REGION: one of these.</param>
/// <param name="Buyer">BUYER.</param>
/// <param name="Before">SIGNED_UP_BEFORE: a day in Seoul.</param>
/// <param name="Bought">PURCHASE: has bought, or has not.</param>
/// <param name="Days">PURCHASE: within so many days; null for ever.</param>
/// <param name="Category">PURCHASE: of this category; null for any.</param>
public sealed record RuleDto(
    RuleKind Type,
    int? AtLeast = null,
    int? AtMost = null,
    Grade? Grade = null,
    IReadOnlyList<Region>? Regions = null,
    BuyerKind? Buyer = null,
    DateOnly? Before = null,
    bool? Bought = null,
    int? Days = null,
    string? Category = null)
{
    public static RuleDto From(EligibilityRule rule) => rule switch
    {
        AgeRule age => new RuleDto(RuleKind.AGE, AtLeast: age.AtLeast, AtMost: age.AtMost),
        GradeRule grade => new RuleDto(RuleKind.GRADE, Grade: grade.AtLeast),
        RegionRule region => new RuleDto(RuleKind.REGION, Regions: region.In),
        BuyerRule buyer => new RuleDto(RuleKind.BUYER, Buyer: buyer.Is),
        SignedUpBeforeRule signedUp => new RuleDto(RuleKind.SIGNED_UP_BEFORE, Before: signedUp.Before),
        PurchaseRule purchase => new RuleDto(RuleKind.PURCHASE, Bought: purchase.Bought, Days: purchase.Days, Category: purchase.Category),
        _ => throw new UnreachableException(rule.GetType().Name),
    };
}
