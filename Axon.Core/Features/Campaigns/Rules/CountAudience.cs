using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Rules;

/// <summary>Checks rules that are being written and counts whom they would select now.</summary>
public sealed class CountAudience(IPeople people, TimeProvider clock)
{
    public async Task<Result<CheckedAudience>> HandleAsync(IReadOnlyList<RuleDto> written, CancellationToken cancellationToken)
    {
        var checks = new Checks();
        var rules = RuleValidation.Build(written, checks);
        return checks.Passed
            ? new CheckedAudience(rules, await people.CountAsync(rules, clock.GetUtcNow(), cancellationToken))
            : Result<CheckedAudience>.Fail(checks.Problems);
    }
}
