using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Rules;

/// <summary>What FAST rules ask of a person.</summary>
public sealed record Person(int? BirthYear, Region? Region, Grade Grade, DateTimeOffset CreatedAt);
