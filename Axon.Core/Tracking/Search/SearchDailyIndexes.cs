using System.Collections.Concurrent;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Index;

namespace Axon.Core.Tracking.Search;

/// <inheritdoc cref="IDailyIndexes"/>
internal sealed class SearchDailyIndexes(SearchCluster cluster, SearchAliases aliases, SearchReads reads, BehaviorNames names, TimeProvider clock) : IDailyIndexes
{
    // Days that events can still come for while readers are switched over: made beforehand, so that none is made in between.
    private const int DaysBack = 8;
    private const int DaysAhead = 1;

    // What was received just now may have reached the one version and not yet the other.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, bool> _made = new();
    private volatile bool _prepared;

    public int Version => names.Version;

    public BehaviorNames Names => names;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var inUse = await aliases.InUseAsync(cancellationToken);
        await aliases.PutTemplateAsync(inUse.Count == 0 || inUse.Contains(names.Version), cancellationToken);
        _made.Clear();
        await MakeAsync(names.Of(clock.GetUtcNow()), cancellationToken);
        if (inUse.Count == 0)
        {
            await aliases.PointAsync([], cancellationToken);
        }

        _prepared = true;
    }

    /// <summary>Makes the indexes unless this process knows that they are there.</summary>
    public async Task EnsureAsync(IEnumerable<string> indexes, CancellationToken cancellationToken)
    {
        if (!_prepared)
        {
            await PrepareAsync(cancellationToken);
        }

        foreach (var index in indexes.Where(index => !_made.ContainsKey(index)))
        {
            await MakeAsync(index, cancellationToken);
        }
    }

    public async Task<SwitchOutcome> SwitchAsync(CancellationToken cancellationToken)
    {
        var inUse = await aliases.InUseAsync(cancellationToken);
        if (inUse.Count > 0 && inUse[^1] >= names.Version)
        {
            return inUse[^1] == names.Version ? SwitchOutcome.InUse : SwitchOutcome.Overtaken;
        }

        BehaviorNames[] older = [.. inUse.Select(version => names with { Version = version })];
        if (await IsBehindAsync(older, cancellationToken))
        {
            return SwitchOutcome.Behind;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var version in older.Append(names))
        {
            await EnsureAsync(Enumerable.Range(-DaysBack, DaysBack + DaysAhead + 1).Select(day => version.Of(today.AddDays(day))), cancellationToken);
        }

        foreach (var version in older)
        {
            await aliases.RetireAsync(version, cancellationToken);
        }

        await aliases.PointAsync(older, cancellationToken);
        await aliases.PutTemplateAsync(inUse: true, cancellationToken);
        // A day that was made just before its template knew the alias.
        await aliases.PointAsync([], cancellationToken);
        return SwitchOutcome.Switched;
    }

    public async Task<IReadOnlyList<string>> DropBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var answer = (await cluster.TellAsync(SearchRequest.Get($"/_cat/indices/{names.EveryVersion}?format=json&h=index"), cancellationToken)).OrThrow();
        string[] old = [.. answer.Json.EnumerateArray().Select(index => index.GetProperty("index").GetString()!).Where(index => names.Read(index)?.Day < day).Order()]; // every index has a name
        foreach (var index in old)
        {
            var dropped = await cluster.TellAsync(SearchRequest.Delete($"/{index}"), cancellationToken);
            _ = dropped.Status == 404 ? dropped : dropped.OrThrow();
            _made.TryRemove(index, out _);
        }

        return old;
    }

    private async Task<bool> IsBehindAsync(IEnumerable<BehaviorNames> older, CancellationToken cancellationToken)
    {
        var settled = new { range = new { receivedMicros = new { lt = BehaviorDocument.Micros(clock.GetUtcNow() - Settled) } } };
        var there = await reads.CountAsync(names.Pattern, settled, cancellationToken);
        var wanted = await reads.CountAsync(string.Join(',', older.Select(version => version.Pattern)), settled, cancellationToken);
        return there < wanted;
    }

    private async Task MakeAsync(string index, CancellationToken cancellationToken)
    {
        var answer = await cluster.TellAsync(SearchRequest.Put($"/{index}", new { }), cancellationToken);
        if (!answer.IsOk && !(answer.Status == 400 && answer.Error.StartsWith("resource_already_exists", StringComparison.Ordinal)))
        {
            answer.OrThrow();
        }

        _made[index] = true;
    }
}
