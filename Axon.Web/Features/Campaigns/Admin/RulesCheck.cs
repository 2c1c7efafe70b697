using Axon.Core.Features.Campaigns.Rules;

namespace Axon.Web.Features.Campaigns.Admin;

public sealed record RulesCheck(IReadOnlyList<RuleDto> Rules);
