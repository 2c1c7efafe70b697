using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Rules;

/// <summary>Checks rules that are being written and counts whom they would select now.</summary>
public sealed class CountAudience(PeopleStore people, TimeProvider clock)
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

public sealed record CheckedAudience(IReadOnlyList<EligibilityRule> Rules, EligibleAudience Audience);
