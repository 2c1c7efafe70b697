using System.Collections.Concurrent;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <inheritdoc cref="IActivityCatalog"/>
/// <remarks>Concurrent readers of one activity share one query; the answer is counted as old as the moment its query began.</remarks>
internal sealed class CachedActivityCatalog(ActivityStore store, TimeProvider clock) : IActivityCatalog
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndedFor = TimeSpan.FromDays(14);

    private readonly ConcurrentDictionary<ActivityId, Cached<ActivityView?>> _byId = new();
    private readonly ConcurrentDictionary<int, Cached<IReadOnlyList<ActivityView>>> _lists = new();

    public async ValueTask<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellationToken)
    {
        var view = await ReadAsync(_byId, id, () => store.FindAsync(id, CancellationToken.None), cancellationToken);
        if (view is null)
        {
            // Ids that do not exist are endless; they must not fill the memory.
            _byId.TryRemove(id, out _);
        }

        return view;
    }

    public ValueTask<IReadOnlyList<ActivityView>> ListPublicAsync(CancellationToken cancellationToken) =>
        ReadAsync(_lists, 0, () => store.ListPublicAsync(clock.GetUtcNow() - EndedFor, CancellationToken.None), cancellationToken);

    public void Forget(ActivityId id)
    {
        _byId.TryRemove(id, out _);
        _lists.Clear();
    }

    /// <summary>A product, coupon or campaign that activities show has changed.</summary>
    public void ForgetAll()
    {
        _byId.Clear();
        _lists.Clear();
    }

    private async ValueTask<T> ReadAsync<TKey, T>(ConcurrentDictionary<TKey, Cached<T>> cache, TKey key, Func<Task<T>> read, CancellationToken cancellationToken)
        where TKey : notnull
    {
        var now = clock.GetUtcNow();
        if (!cache.TryGetValue(key, out var cached) || now - cached.At >= Life)
        {
            var fresh = new Cached<T>(now, new Lazy<Task<T>>(read));
            cached = cache.AddOrUpdate(key, fresh, (_, present) => now - present.At >= Life ? fresh : present);
        }

        try
        {
            // The query is shared, so one reader who gives up must not end it for the others.
            return await cached.Value.Value.WaitAsync(cancellationToken);
        }
        catch (Exception) when (cached.Value.Value.IsFaulted)
        {
            cache.TryRemove(new KeyValuePair<TKey, Cached<T>>(key, cached));
            throw;
        }
    }

    private sealed record Cached<T>(DateTimeOffset At, Lazy<Task<T>> Value);
}

/// <summary>Reads activities for those who sell and show them.</summary>
/// <remarks>Answers from memory, at most one second old; a change made by this process is seen at once. Costs one query for one reader when it is not in memory.</remarks>
public interface IActivityCatalog
{
    /// <summary>The activity in any status (drafts too: look at <see cref="ActivityView.IsPublic"/>), or null.</summary>
    ValueTask<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellationToken);

    /// <summary>What shoppers may see: scheduled, open and paused ones by opening time, then those that ended in the last two weeks.</summary>
    ValueTask<IReadOnlyList<ActivityView>> ListPublicAsync(CancellationToken cancellationToken);
}
