using System.Globalization;
using Axon.Core.Db;
using Axon.Core.Facts;

namespace Axon.Core.Tracking.Collect;

/// <summary>Puts facts beside what browsers report. The event has the fact's id, so it is there once however often it is delivered.</summary>
public sealed class FactEvents(IBehaviorLog log, TimeProvider clock) : IFactConsumer
{
    private const int ReasonLength = 48;

    public string Name => "behavior";

    public bool Wants(FactType type) => type is not (FactType.PLACE_RETURNED or FactType.PLACE_SOLD);

    public Task HandleAsync(Fact fact, UnitOfWork work, CancellationToken cancellationToken) => HandleAsync([fact], work, cancellationToken);

    public Task HandleAsync(IReadOnlyList<Fact> facts, UnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return log.AppendAsync([.. facts.Select(fact => ToEvent(fact, now))], work, cancellationToken);
    }

    /// <summary>Facts have no page; the path is that of the page they belong to.</summary>
    internal static BehaviorEvent ToEvent(Fact fact, DateTimeOffset now) => new()
    {
        EventId = fact.Id,
        Type = fact.Type.ToString(),
        Source = EventSource.BACKEND,
        OccurredAt = fact.OccurredAt,
        ReceivedAt = now,
        UserId = fact.UserId,
        CampaignId = fact.CampaignId,
        ActivityId = fact.ActivityId,
        ProductId = fact.ProductId,
        Url = fact.ActivityId is { } activity ? string.Create(CultureInfo.InvariantCulture, $"/campaign-activity/{activity}/purchase") : "",
        Consent = Consent.Exempt,
        Reason = fact.Reason is { Length: > ReasonLength } reason ? reason[..ReasonLength] : fact.Reason,
        Quantity = fact.Quantity,
        AmountMinor = fact.AmountMinor,
    };
}
