using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;
using Microsoft.Extensions.Caching.Memory;

namespace Axon.Core.Features.Campaigns.Rules;

/// <inheritdoc cref="IEligibility"/>
internal sealed class Eligibility(IPeople people, TimeProvider clock) : IEligibility, IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    // Bounded: during a rush every person comes once, and a million of them must not stay in memory.
    private readonly MemoryCache _histories = new(new MemoryCacheOptions { SizeLimit = 100_000 });

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
