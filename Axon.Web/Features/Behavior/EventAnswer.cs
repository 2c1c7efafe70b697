using Axon.Core.Features.Behavior;

namespace Axon.Web.Features.Behavior;

/// <summary>The answer to a batch: one result for each event, in the order they came.</summary>
/// <param name="ServerTime">Shows the sender how wrong its clock is.</param>
public sealed record EventAnswer(DateTimeOffset ServerTime, IReadOnlyList<EventAnswer.Item> Results)
{
    public static EventAnswer From(DateTimeOffset now, IEnumerable<EventVerdict> verdicts) =>
        new(now, [.. verdicts.Select(verdict => new Item(verdict.EventId, Word(verdict.Status), verdict.Reason))]);

    private static string Word(EventStatus status) => status switch
    {
        EventStatus.Accepted => "accepted",
        EventStatus.Duplicate => "duplicate",
        EventStatus.Rejected => "rejected",
        _ => throw new System.Diagnostics.UnreachableException(status.ToString()),
    };

    /// <summary>What became of one event: accepted, duplicate or rejected, with the reason.</summary>
    public sealed record Item(Guid? EventId, string Status, string? Reason);
}
