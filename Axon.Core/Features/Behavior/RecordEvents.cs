using System.Text;
using System.Text.Json;
using Axon.Core.Features.Behavior.Ports;
using Axon.Core.Features.Behavior.Rules;
using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Behavior;

/// <summary>Stores the events of one request and answers for each of them.</summary>
public sealed class RecordEvents(IBehaviorLog log, IBadRows badRows, BehaviorMetrics metrics, IOptions<BehaviorOptions> options)
{
    /// <summary>More than the tracker ever keeps.</summary>
    private const int MostEvents = 500;
    private const int LongestSample = 2000;

    /// <summary>When it returns, what it answers is durable.</summary>
    public async Task<RecordResult> HandleAsync(ReadOnlyMemory<byte> body, IngestContext context, CancellationToken cancellationToken)
    {
        var (batch, refusal) = EventBatch.Read(body);
        if (batch is { Events.Count: > MostEvents })
        {
            (batch, refusal) = (null, RejectReason.TooMany);
        }

        if (batch is null)
        {
            return await RefuseAsync(refusal!, body, context, cancellationToken); // no batch, so there is a reason
        }

        if (context.Consent == Consent.Denied)
        {
            return Answer([.. batch.Events.Select(_ => new EventVerdict(null, EventStatus.Rejected, RejectReason.ConsentDenied))]);
        }

        return await RecordAsync(batch, batch.Driven ? context with { BotSigns = context.BotSigns | BotSigns.Driven } : context, cancellationToken);
    }

    /// <summary>Notes a body that is not looked at because it is too large, or cannot be.</summary>
    public async Task<RecordResult> RefuseAsync(string reason, ReadOnlyMemory<byte> body, IngestContext context, CancellationToken cancellationToken)
    {
        metrics.Refused(reason);
        if (context.Consent != Consent.Denied)
        {
            await badRows.AddAsync([new BadRow(context.ReceivedAt, BadRow.Body, reason, null, Sample(body.Span))], cancellationToken);
        }

        return new RecordResult(reason, []);
    }

    private async Task<RecordResult> RecordAsync(EventBatch batch, IngestContext context, CancellationToken cancellationToken)
    {
        var read = batch.Events.Select(json => (Json: json, Result: EventReader.Read(json, context, (ICollection<string>)options.Value.UrlParameters))).ToList();
        BehaviorEvent[] events = [.. read.Select(item => item.Result.Event).OfType<BehaviorEvent>()];
        var stored = new Queue<EventStatus>(events.Length == 0 ? [] : await log.AppendAsync(events, cancellationToken));
        List<EventVerdict> verdicts = [];
        List<BadRow> bad = [];
        foreach (var (json, (happened, id, reason)) in read)
        {
            var status = happened is null ? EventStatus.Rejected : stored.Dequeue();
            var why = status != EventStatus.Rejected ? null : reason ?? RejectReason.Store;
            verdicts.Add(new EventVerdict(id, status, why));
            if (why is not null)
            {
                bad.Add(new BadRow(context.ReceivedAt, happened is null ? BadRow.Event : BadRow.Store, why, id, Sample(json)));
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

    private static string Sample(JsonElement json) => EventFields.Cut(json.GetRawText(), LongestSample)!; // never null for a text

    private static string Sample(ReadOnlySpan<byte> body) => EventFields.Cut(Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestSample)]), LongestSample)!; // as above
}
