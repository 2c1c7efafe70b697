using Axon.Web.Features.Accounts;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Entry;

/// <summary>How often one person may knock. The gate gives them one place however often they do; this keeps them from drowning the others.</summary>
internal sealed class EntryLimiter(IOptions<EntryLimits> limits) : PersonLimiter(limits.Value.PerSecond, limits.Value.Burst)
{
    public const string Policy = "entry";
}
