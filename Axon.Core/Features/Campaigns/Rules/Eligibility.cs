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
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public async ValueTask<EligibilityVerdict> CheckAsync(ActivityView activity, UserId user, CancellationToken cancellationToken)
    {
        if (activity.Rules.Count == 0)
        {
            return new EligibilityVerdict(true);
        }

        if (await PersonAsync(user, cancellationToken) is not { } person)
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

    public void Forget(UserId user)
    {
        _cache.Remove(new PersonKey(user));
        _cache.Remove(new HistoryKey(user));
    }

    public void Dispose() => _cache.Dispose();

    private static EligibilityRule? FirstFailed(IEnumerable<EligibilityRule> rules, Person person, IReadOnlyList<Bought> history, DateTimeOffset now) =>
        rules.FirstOrDefault(rule => !RuleEvaluation.Holds(rule, person, history, now));

    private async ValueTask<Person?> PersonAsync(UserId user, CancellationToken cancellationToken) =>
        await ReadAsync(new PersonKey(user), () => people.FindAsync(user, cancellationToken));

    private async ValueTask<IReadOnlyList<Bought>> HistoryAsync(UserId user, CancellationToken cancellationToken) =>
        await ReadAsync(new HistoryKey(user), async () => await people.HistoryAsync(user, cancellationToken)) ?? [];

    private async ValueTask<T?> ReadAsync<T>(object key, Func<Task<T?>> read)
        where T : class
    {
        var now = clock.GetUtcNow();
        if (_cache.TryGetValue(key, out Cached<T>? cached) && cached is not null && now - cached.At < Life)
        {
            return cached.Value;
        }

        if (await read() is not { } value)
        {
            return null;
        }

        _cache.Set(key, new Cached<T>(value, now), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Life });
        return value;
    }

    private readonly record struct PersonKey(UserId User);

    private readonly record struct HistoryKey(UserId User);

    private sealed record Cached<T>(T Value, DateTimeOffset At);
}
