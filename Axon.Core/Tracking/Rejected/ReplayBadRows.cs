using System.Text;
using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Rejected;

/// <summary>Tries bad rows again by the rules of today, as if they came when they came and from whom they came.</summary>
/// <remarks>Events keep their ids, so that a row that is tried twice, or whose first try is unknown, is an event once.</remarks>
public sealed class ReplayBadRows(BadRowStore desk, IBehaviorLog log, IAuditLog audit, Database database, IOptions<BehaviorOptions> options, TimeProvider clock)
{
    private const int Chunk = 100;
    private const int Most = 2000;

    /// <param name="upTo">The newest row that was looked at.</param>
    public async Task<ReplayResult> HandleAsync(string stage, string reason, long upTo, UserId staff, CancellationToken cancellationToken)
    {
        var rows = await desk.OpenAsync(stage, reason, 0, upTo, Chunk, cancellationToken);
        if (rows.Count == 0)
        {
            return new ReplayResult(0, 0, More: false);
        }

        await database.InTransactionAsync(
            async work =>
            {
                await audit.AppendAsync(BadRowAudit.Entry(staff, "bad_rows.replay", stage, reason, new { upTo }), work, cancellationToken);
            },
            cancellationToken);
        var (passed, tried) = (0, 0);
        while (rows.Count > 0)
        {
            if (tried >= Most)
            {
                return new ReplayResult(passed, tried - passed, More: true);
            }

            passed += await TryAsync(rows, cancellationToken);
            tried += rows.Count;
            rows = await desk.OpenAsync(stage, reason, rows[^1].Id, upTo, Chunk, cancellationToken);
        }

        return new ReplayResult(passed, tried - passed, More: false);
    }

    private async Task<int> TryAsync(IReadOnlyList<OpenBadRow> rows, CancellationToken cancellationToken)
    {
        var read = rows.Select(row => (row.Id, Events: Read(row))).Where(row => row.Events.Count > 0).ToList();
        if (read.Count == 0)
        {
            return 0;
        }

        var statuses = new Queue<EventStatus>(await log.AppendAsync([.. read.SelectMany(row => row.Events)], cancellationToken));
        List<long> passed = [];
        foreach (var (id, events) in read)
        {
            var stored = true;
            foreach (var _ in events)
            {
                stored &= statuses.Dequeue() != EventStatus.Rejected;
            }

            if (stored)
            {
                passed.Add(id);
            }
        }

        // The events are durable by now: whoever asked may have gone away.
        await desk.MarkReplayedAsync(passed, clock.GetUtcNow(), CancellationToken.None);
        return passed.Count;
    }

    /// <summary>All of a row's events, or none: what passes must not hide what does not.</summary>
    private IReadOnlyList<BehaviorEvent> Read(OpenBadRow row)
    {
        var bytes = Encoding.UTF8.GetBytes(row.Payload);
        if (row.Context is not { } context)
        {
            return EventJson.Read(bytes) is { } happened ? [happened] : [];
        }

        if (EventBatch.Read(bytes).Batch is not { } batch)
        {
            return [];
        }

        context = batch.Driven ? context with { BotSignals = context.BotSignals | BotSignals.Driven } : context;
        var read = batch.Events.Select(json => EventReader.Read(json, context, (ICollection<string>)options.Value.UrlParameters).Event).ToList();
        return read.Contains(null) ? [] : [.. read.OfType<BehaviorEvent>()];
    }
}

/// <summary>What came of trying bad rows again.</summary>
/// <param name="Passed">Rows that are events now, each once.</param>
/// <param name="StillBad">Rows that failed again and stay.</param>
/// <param name="More">Rows that there was no time for: try again.</param>
public sealed record ReplayResult(int Passed, int StillBad, bool More);
