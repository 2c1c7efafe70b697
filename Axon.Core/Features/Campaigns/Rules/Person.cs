using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Rules;

/// <summary>What FAST rules ask of a person.</summary>
/// <param name="FirstBoughtAt">Paid for their first order that was not refunded in full; null for a new buyer.</param>
public sealed record Person(int? BirthYear, Region? Region, Grade Grade, DateTimeOffset CreatedAt, DateTimeOffset? FirstBoughtAt);
