using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Rejected;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Collect;

/// <summary>Stores the events of one request and answers for each of them.</summary>
public sealed class RecordEvents(IBehaviorLog log, BadRowLog badRows, BehaviorMetrics metrics, IOptions<BehaviorOptions> options)
{
    private const int LongestSample = 2000;

    /// <summary>The batch that a body holds, or why it holds none. Nothing is kept yet, so that a sender can still be told to wait.</summary>
    public static (EventBatch? Batch, string? Refusal) Read(ReadOnlyMemory<byte> body)
    {
        var (batch, refusal) = EventBatch.Read(body);
        return batch is { Events.Count: > BehaviorOptions.LargestBatch } ? (null, RejectReason.TooMany) : (batch, refusal);
    }

    /// <summary>When it returns, what it answers is durable.</summary>
    public async Task<RecordResult> HandleAsync(EventBatch batch, IngestContext context, CancellationToken cancellationToken)
    {
        if (context.Consent == Consent.Denied)
        {
            return Answer([.. batch.Events.Select(_ => new EventVerdict(null, EventStatus.Rejected, RejectReason.ConsentDenied))]);
        }

        return await RecordAsync(batch, batch.Driven ? context with { BotSignals = context.BotSignals | BotSignals.Driven } : context, cancellationToken);
    }

    /// <summary>Notes a body that is not looked at because it is too large, or cannot be.</summary>
    public async Task<RecordResult> RefuseAsync(string reason, ReadOnlyMemory<byte> body, IngestContext context, CancellationToken cancellationToken)
    {
        metrics.Refused(reason);
        if (context.Consent != Consent.Denied)
        {
            await badRows.AddAsync([BadRowOf(body.Span, reason, context)], cancellationToken);
        }

        return new RecordResult(reason, []);
    }

    private async Task<RecordResult> RecordAsync(EventBatch batch, IngestContext context, CancellationToken cancellationToken)
    {
        var read = batch.Events.Select(json => (Json: json, Result: EventReader.Read(json, context, (ICollection<string>)options.Value.UrlParameters))).ToList();
        BehaviorEvent[] events = [.. read.Select(item => item.Result.Event).OfType<BehaviorEvent>()];
        var stored = Tied.To(events, events.Length == 0 ? [] : await log.AppendAsync(events, cancellationToken));
        List<EventVerdict> verdicts = [];
        List<BadRow> bad = [];
        foreach (var (json, (happened, id, reason)) in read)
        {
            var status = happened is null ? EventStatus.Rejected : stored[happened];
            var why = status != EventStatus.Rejected ? null : reason ?? RejectReason.Store;
            verdicts.Add(new EventVerdict(id, status, why));
            if (why is not null)
            {
                bad.Add(BadRowOf(json, happened is null ? BadRow.Event : BadRow.Store, why, id, context));
            }
        }

        await badRows.AddAsync(bad, cancellationToken);
        return Answer(verdicts);
    }

    private RecordResult Answer(IReadOnlyList<EventVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            metrics.Judged(verdict);
        }

        return new RecordResult(null, verdicts);
    }

    private static BadRow BadRowOf(JsonElement json, string stage, string reason, Guid? id, IngestContext context)
    {
        var text = json.GetRawText();
        return Attribute(new BadRow(context.ReceivedAt, stage, reason, id, Sample(text)) { Payload = text.Length <= BadRow.LongestPayload ? text : null }, context);
    }

    private static BadRow BadRowOf(ReadOnlySpan<byte> body, string reason, IngestContext context)
    {
        // What is cut, and what is no text, would be something else when it is tried again.
        var whole = body.Length <= BadRow.LongestPayload && reason is not (RejectReason.TooLarge or RejectReason.BadEncoding);
        var text = Encoding.UTF8.GetString(whole ? body : body[..Math.Min(body.Length, LongestSample)]);
        return Attribute(new BadRow(context.ReceivedAt, BadRow.Body, reason, null, Sample(text)) { Payload = whole ? text : null }, context);
    }

    /// <summary>Whoever has not agreed is not recognised here either.</summary>
    private static BadRow Attribute(BadRow row, IngestContext context) => context.Consent == Consent.Granted
        ? row with { Context = context, VisitorId = context.VisitorId, UserId = context.UserId }
        : row with { Context = context with { VisitorId = null, UserId = null } };

    private static string Sample(string text) => EventFields.Cut(text, LongestSample)!; // never null for a text
}

/// <summary>Figures about the intake of events.</summary>
public sealed class BehaviorMetrics
{
    private readonly Counter<long> _events;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _indexed;
    private readonly Histogram<double> _delay;

    public BehaviorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Axon.Behavior");
        _events = meter.CreateCounter<long>("axon.behavior.events", description: "Events by verdict and reason");
        _refused = meter.CreateCounter<long>("axon.behavior.requests_refused", description: "Requests refused as a whole, by reason");
        _indexed = meter.CreateCounter<long>("axon.behavior.indexed", description: "Events that came to the index, by outcome");
        _delay = meter.CreateHistogram<double>("axon.behavior.index_delay", unit: "s", description: "Time from the receipt of an event until the index has it; searchable within its refresh");
    }

    public void Judged(EventVerdict verdict) => _events.Add(
        1, new KeyValuePair<string, object?>("status", verdict.Status.ToString()), new KeyValuePair<string, object?>("reason", verdict.Reason ?? "none"));

    /// <param name="delay">Since the event was received; null when that cannot be read.</param>
    public void Indexed(IndexOutcome outcome, TimeSpan? delay)
    {
        _indexed.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        if (outcome == IndexOutcome.Stored && delay is { } time)
        {
            _delay.Record(Math.Max(0, time.TotalSeconds));
        }
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}

/// <summary>The answer to a request with events.</summary>
/// <param name="Refused">Set when the body as a whole is not taken: one of <see cref="RejectReason"/>.</param>
/// <param name="Verdicts">One for each event, in their order.</param>
public sealed record RecordResult(string? Refused, IReadOnlyList<EventVerdict> Verdicts);
