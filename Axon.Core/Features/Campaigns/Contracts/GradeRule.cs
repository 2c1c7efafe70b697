using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

public sealed record GradeRule(Grade AtLeast) : EligibilityRule;
