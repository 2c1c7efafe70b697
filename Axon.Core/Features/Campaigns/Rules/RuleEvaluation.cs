using System.Diagnostics;
using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Rules;

/// <summary>Whether one rule holds for one person at one instant. The SQL that counts people says the same; a contract test holds them together.</summary>
public static class RuleEvaluation
{
    /// <param name="history">Needed only for <see cref="EligibilityRule.IsHeavy"/> rules.</param>
    public static bool Holds(EligibilityRule rule, Person person, IReadOnlyList<Bought> history, DateTimeOffset now) => rule switch
    {
        AgeRule age => person.BirthYear is { } born && IsWithin(SeoulTime.DateOf(now).Year - born, age),
        GradeRule grade => person.Grade >= grade.AtLeast,
        RegionRule region => person.Region is { } home && region.In.Contains(home),
        BuyerRule buyer => buyer.Is == BuyerKind.NEW == (history.Count == 0),
        SignedUpBeforeRule signedUp => person.CreatedAt < SeoulTime.StartOf(signedUp.Before),
        PurchaseRule purchase => purchase.Bought == history.Any(bought => Counts(bought, purchase, now)),
        _ => throw new UnreachableException(rule.GetType().Name),
    };

    private static bool IsWithin(int age, AgeRule rule) => age >= (rule.AtLeast ?? int.MinValue) && age <= (rule.AtMost ?? int.MaxValue);

    private static bool Counts(Bought bought, PurchaseRule rule, DateTimeOffset now) =>
        (rule.Days is null || bought.At >= now.AddDays(-rule.Days.Value))
        && (rule.Category is null || string.Equals(bought.Category, rule.Category, StringComparison.Ordinal));
}
