using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Rejected;

namespace Axon.Core.Tracking.Index;

/// <summary>Brings the events of the stream into the index, and notes what they tell about visitors.</summary>
/// <remarks>
/// Each step changes nothing when it is done twice, so a crash between any two of them is harmless. What cannot be an event, or is refused by the index, is
/// a bad row for staff and a dead letter in the stream.
/// </remarks>
public sealed class IndexEvents(IMessageStream<BehaviorEvent> stream, IBehaviorIndex index, VisitorStore visitors, BadRowLog badRows, BehaviorMetrics metrics, TimeProvider clock)
{
    /// <summary>Which fills the first version of the index.</summary>
    public const string Group = "indexer";
    private const int LongestSample = 2000;

    /// <summary>Returns at the stop.</summary>
    /// <remarks>A new version of the index has a group of its own, which begins with the oldest event there is: that fills it.</remarks>
    public Task HandleAsync(CancellationToken cancellationToken) =>
        stream.ReadAsync(GroupOf(index.Version), WriteAsync, cancellationToken);

    /// <summary>Which fills a version of the index.</summary>
    internal static string GroupOf(int version) => version == 1 ? Group : string.Create(CultureInfo.InvariantCulture, $"{Group}.v{version}");

    private async Task<IReadOnlyList<StreamVerdict>> WriteAsync(IReadOnlyList<StreamMessage<BehaviorEvent>> messages, CancellationToken cancellationToken)
    {
        BehaviorEvent[] events = [.. messages.Select(message => message.Value).OfType<BehaviorEvent>()];
        var verdicts = Tied.To(events, events.Length == 0 ? [] : await index.WriteAsync(events, cancellationToken));
        var judged = messages.Select(message => (Message: message, Verdict: message.Value is { } happened ? verdicts[happened] : Unreadable(message))).ToList();
        var there = judged.Where(one => one.Verdict.Outcome is IndexOutcome.Stored or IndexOutcome.AlreadyThere).ToList();
        if (there.Count > 0)
        {
            // Also those that were there: their first delivery may have ended before it came to this.
            await visitors.RememberAsync([.. there.Select(one => one.Message.Value).OfType<BehaviorEvent>()], cancellationToken);
        }

        await badRows.AddAsync([.. judged.Where(one => one.Verdict.Outcome == IndexOutcome.Refused).Select(one => Bad(one.Message, one.Verdict))], cancellationToken);
        return [.. judged.Select(one => Judge(one.Message, one.Verdict))];
    }

    private StreamVerdict Judge(StreamMessage<BehaviorEvent> message, IndexVerdict verdict)
    {
        metrics.Indexed(verdict.Outcome, message.Value is { } happened ? clock.GetUtcNow() - happened.ReceivedAt : null);
        return verdict.Outcome == IndexOutcome.Refused ? StreamVerdict.Dead(Stage(message), verdict.Reason ?? RejectReason.Store) : StreamVerdict.Done;
    }

    private BadRow Bad(StreamMessage<BehaviorEvent> message, IndexVerdict verdict) => new(
        message.Value?.ReceivedAt ?? clock.GetUtcNow(), Stage(message), verdict.Reason ?? RejectReason.Store, message.Value?.EventId ?? message.Id, Sample(message.Body.Span), message.Origin.ToString())
    {
        Payload = message.Body.Length <= BadRow.LongestPayload && Utf8.IsValid(message.Body.Span) ? Encoding.UTF8.GetString(message.Body.Span) : null,
        VisitorId = message.Value?.VisitorId,
        UserId = message.Value?.UserId,
    };

    private static string Stage(StreamMessage<BehaviorEvent> message) => message.Value is null ? BadRow.Stream : BadRow.Index;

    private static IndexVerdict Unreadable(StreamMessage<BehaviorEvent> message) => new(IndexOutcome.Refused, EventJson.WhyUnreadable(message.Body));

    private static string Sample(ReadOnlySpan<byte> body) => EventFields.Cut(Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestSample)]), LongestSample)!; // never null for a text
}

/// <summary>What the index did with one event.</summary>
public enum IndexOutcome
{
    Stored,

    /// <summary>It was stored before, by an earlier delivery: as good as stored.</summary>
    AlreadyThere,

    /// <summary>It never will be stored; delivering it again changes nothing.</summary>
    Refused,

    /// <summary>It is older than the erasure of the person it is about, and not stored.</summary>
    Erased,
}

/// <summary>What became of one event at the index.</summary>
/// <param name="Reason">Why it was refused: <see cref="RejectReason"/>, or the server's own type of error. At most 48 characters.</param>
public readonly record struct IndexVerdict(IndexOutcome Outcome, string? Reason = null)
{
    public static IndexVerdict Erased => new(IndexOutcome.Erased);
}
