using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Contracts;

/// <param name="BirthYear">Null when the person has not said.</param>
/// <param name="Region">Null when the person has not said.</param>
/// <param name="CreatedAt">When the person signed up, UTC.</param>
public sealed record Profile(int? BirthYear, Region? Region, Grade Grade, bool MarketingConsent, DateTimeOffset CreatedAt);
