using Axon.Core.Features.Campaigns.Contracts;

namespace Axon.Core.Features.Campaigns.Rules;

public sealed record CheckedAudience(IReadOnlyList<EligibilityRule> Rules, Audience Audience);
