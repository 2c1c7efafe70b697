using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Rules;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>What eligibility rules read about people.</summary>
public interface IPeople
{
    /// <summary>Cached where profiles are kept; null for an unknown person.</summary>
    ValueTask<Person?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Everything they paid for and did not get back in full. One query.</summary>
    Task<IReadOnlyList<Bought>> HistoryAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>How many accounts there are and for how many of them all rules hold at <paramref name="now"/>: one query, which reads every account.</summary>
    Task<Audience> CountAsync(IReadOnlyList<EligibilityRule> rules, DateTimeOffset now, CancellationToken cancellationToken);
}
