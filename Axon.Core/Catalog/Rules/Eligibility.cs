using System.Diagnostics;
using Axon.Core.Catalog.Activities;
using Axon.Core.Kernel;
using Microsoft.Extensions.Caching.Memory;

namespace Axon.Core.Catalog.Rules;

/// <summary>Decides whether a person may take part.</summary>
/// <remarks>
/// FAST rules (age, grade, region, sign-up date) are answered from the cached profile, HEAVY ones (new or returning, what was bought when) from the cached purchase
/// history, read only when a rule asks for it. Both caches live at most ten seconds; a changed profile counts at once in this process, and a person's history is
/// forgotten when a purchase or refund of theirs is delivered. Costs no query for an activity without rules.
/// </remarks>
public sealed class Eligibility(PeopleStore people, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    // Bounded: during a rush every person comes once, and a million of them must not stay in memory.
    private readonly MemoryCache _histories = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>Eligible, or the first rule that fails. An unknown person fails every rule.</summary>
    public async ValueTask<EligibilityVerdict> CheckAsync(ActivityView activity, UserId user, CancellationToken cancellationToken)
    {
        if (activity.Rules.Count == 0)
        {
            return new EligibilityVerdict(true);
        }

        if (await people.FindAsync(user, cancellationToken) is not { } person)
        {
            return new EligibilityVerdict(false, activity.Rules[0]);
        }

        var now = clock.GetUtcNow();
        if (FirstFailed(activity.Rules.Where(rule => !rule.IsHeavy), person, [], now) is { } fast)
        {
            return new EligibilityVerdict(false, fast);
        }

        if (!activity.Rules.Any(rule => rule.IsHeavy))
        {
            return new EligibilityVerdict(true);
        }

        var heavy = FirstFailed(activity.Rules.Where(rule => rule.IsHeavy), person, await HistoryAsync(user, cancellationToken), now);
        return new EligibilityVerdict(heavy is null, heavy);
    }

    public void Forget(UserId user) => _histories.Remove(user);

    public void Dispose() => _histories.Dispose();

    private static EligibilityRule? FirstFailed(IEnumerable<EligibilityRule> rules, Person person, IReadOnlyList<Bought> history, DateTimeOffset now) =>
        rules.FirstOrDefault(rule => !RuleEvaluation.Holds(rule, person, history, now));

    private async ValueTask<IReadOnlyList<Bought>> HistoryAsync(UserId user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_histories.TryGetValue(user, out Cached? cached) && cached is not null && now - cached.At < Life)
        {
            return cached.History;
        }

        var history = await people.HistoryAsync(user, cancellationToken);
        _histories.Set(user, new Cached(history, now), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Life });
        return history;
    }

    private sealed record Cached(IReadOnlyList<Bought> History, DateTimeOffset At);
}

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
