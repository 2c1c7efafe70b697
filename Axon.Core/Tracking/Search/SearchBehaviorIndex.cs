using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

/// <inheritdoc cref="IBehaviorIndex"/>
/// <remarks>An event is created under its own id, so whatever is sent twice (after a lost answer, a restart, a second delivery) is there once.</remarks>
internal sealed class SearchBehaviorIndex(
    SearchCluster cluster,
    SearchDailyIndexes days,
    VisibilityProbe probe,
    SearchMetrics metrics,
    IOptions<SearchOptions> search,
    IOptions<BehaviorOptions> behavior,
    TimeProvider clock) : IBehaviorIndex
{
    // Megabytes each: made anew for every request they would lie on the large object heap and bring on collections of everything.
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _bodies = [];

    public int Version => days.Version;

    public async Task<IReadOnlyList<IndexVerdict>> WriteAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        var verdicts = new IndexVerdict[events.Count];
        var waiting = Sort(events, verdicts);
        await days.EnsureAsync(waiting.Select(item => item.Index).Distinct(), cancellationToken);
        var started = clock.GetTimestamp();
        for (var round = 1; waiting.Count > 0; round++)
        {
            waiting = await SendAsync(waiting, verdicts, cancellationToken);
            if (waiting.Count > 0)
            {
                metrics.Retried(waiting.Count);
                await PauseAsync(round, clock.GetElapsedTime(started), waiting.Count, cancellationToken);
            }
        }

        metrics.Items(verdicts);
        probe.Watch(events, verdicts);
        return verdicts;
    }

    private List<BulkItem> Sort(IReadOnlyList<BehaviorEvent> events, IndexVerdict[] verdicts)
    {
        var keptSince = clock.GetUtcNow().AddDays(-behavior.Value.IndexRetentionDays);
        List<BulkItem> items = new(events.Count);
        for (var place = 0; place < events.Count; place++)
        {
            var props = EventWindow.Props(events[place].Props);
            var refusal = props is null ? RejectReason.Schema : EventWindow.Refusal(events[place], keptSince);
            if (refusal is not null)
            {
                verdicts[place] = BulkAnswer.Refused(refusal);
            }
            else
            {
                items.Add(new BulkItem(place, events[place], props.GetValueOrDefault(), days.Names.Of(events[place].OccurredAt)));
            }
        }

        return items;
    }

    /// <summary>Sends all items in portions and returns those that have to be sent again.</summary>
    private async Task<List<BulkItem>> SendAsync(List<BulkItem> items, IndexVerdict[] verdicts, CancellationToken cancellationToken)
    {
        List<BulkItem> again = [];
        for (var sent = 0; sent < items.Count;)
        {
            var body = _bodies.TryTake(out var used) ? used : new ArrayBufferWriter<byte>();
            var count = BulkBody.Write(body, CollectionsMarshal.AsSpan(items)[sent..], search.Value.BulkSize);
            var portion = items.GetRange(sent, count);
            sent += count;
            var started = clock.GetTimestamp();
            var answer = await cluster.TellAsync(new SearchRequest(HttpMethod.Post, $"/_bulk?filter_path={BulkAnswer.Wanted}", body.WrittenMemory, SearchRequest.Lines), cancellationToken);
            // Not after a failure: a request that was given up may still be read.
            body.ResetWrittenCount();
            _bodies.Add(body);
            metrics.Bulk(clock.GetElapsedTime(started));
            again.AddRange(answer.Status is 400 or 413 ? await HalveAsync(portion, answer, verdicts, cancellationToken) : Read(portion, answer.OrThrow(), verdicts));
        }

        return again;
    }

    /// <summary>The request as a whole was refused: for one event's sake, so the halves are tried until it stands alone.</summary>
    private async Task<List<BulkItem>> HalveAsync(List<BulkItem> portion, SearchAnswer answer, IndexVerdict[] verdicts, CancellationToken cancellationToken)
    {
        if (portion is [var single])
        {
            verdicts[single.Place] = BulkAnswer.Refused(answer.Status == 413 ? RejectReason.Oversize : RejectReason.Schema);
            return [];
        }

        var half = portion.Count / 2;
        return [.. await SendAsync(portion[..half], verdicts, cancellationToken), .. await SendAsync(portion[half..], verdicts, cancellationToken)];
    }

    private static List<BulkItem> Read(List<BulkItem> portion, SearchAnswer answer, IndexVerdict[] verdicts)
    {
        var items = answer.Json.GetProperty("items");
        if (items.GetArrayLength() != portion.Count)
        {
            throw new SearchException(answer.Status, string.Create(CultureInfo.InvariantCulture, $"{items.GetArrayLength()} results for {portion.Count} events"));
        }

        List<BulkItem> again = [];
        foreach (var (item, sent) in items.EnumerateArray().Zip(portion))
        {
            if (BulkAnswer.Read(item) is { } verdict)
            {
                verdicts[sent.Place] = verdict;
            }
            else
            {
                again.Add(sent);
            }
        }

        return again;
    }

    private Task PauseAsync(int round, TimeSpan elapsed, int waiting, CancellationToken cancellationToken)
    {
        var pause = SearchCluster.Pauses.SpreadAfter(round);
        return elapsed + pause <= search.Value.WritePatience
            ? Task.Delay(pause, clock, cancellationToken)
            : throw new StoreUnavailableException("search", new SearchException(429, string.Create(CultureInfo.InvariantCulture, $"{waiting} events were not taken for {elapsed.TotalSeconds:0.0} s")));
    }
}

/// <summary>What the answer to one line of a bulk request means.</summary>
internal static class BulkAnswer
{
    public const string Wanted = "items.create.status,items.create.error.type";
    private const int LongestReason = 48;

    // Answers with 400 that say nothing about the event: too many shards, or an index that somebody closed.
    private static readonly HashSet<string> NotTheEvent = ["validation_exception", "index_closed_exception"];

    /// <summary>The verdict, or null when the event has to be sent again: the cluster is busy, full, or not set up.</summary>
    public static IndexVerdict? Read(JsonElement item)
    {
        var create = item.GetProperty("create");
        var type = create.TryGetProperty("error", out var error) && error.TryGetProperty("type", out var named) ? named.GetString() : null;
        return create.GetProperty("status").GetInt32() switch
        {
            >= 200 and < 300 => new IndexVerdict(IndexOutcome.Stored),
            409 => new IndexVerdict(IndexOutcome.AlreadyThere),
            401 or 403 or 404 or 408 or 429 or >= 500 => null,
            _ when type is not null && NotTheEvent.Contains(type) => null,
            _ => Refused(type ?? RejectReason.Store),
        };
    }

    public static IndexVerdict Refused(string reason) => new(IndexOutcome.Refused, reason.Length > LongestReason ? reason[..LongestReason] : reason);
}
