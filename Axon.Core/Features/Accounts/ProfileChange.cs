using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts;

/// <summary>What people may change about themselves; nothing else of an account.</summary>
public sealed record ProfileChange(string DisplayName, int? BirthYear, Region? Region, bool MarketingConsent);
