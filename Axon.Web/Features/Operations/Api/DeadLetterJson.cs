using Axon.Core.Facts;

namespace Axon.Web.Features.Operations.Api;

/// <summary>A fact that was given up.</summary>
/// <param name="Aggregate">What it is about; later facts about it went on.</param>
/// <param name="Error">What the last try said.</param>
public sealed record DeadLetterJson(Guid Id, string Type, string Aggregate, DateTimeOffset OccurredAt, int Attempts, string? Error)
{
    public static DeadLetterJson From(DeadFact fact) => new(fact.Id, fact.Type, fact.Aggregate, fact.OccurredAt, fact.Attempts, fact.Error);
}
