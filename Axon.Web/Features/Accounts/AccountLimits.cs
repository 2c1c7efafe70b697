using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Accounts;

/// <summary>Bound from the section <c>Accounts</c>.</summary>
public sealed class AccountLimits
{
    /// <summary>Wrong passwords and new accounts of one address in a minute. Right passwords do not count: offices and phone networks share addresses.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerAddressPerMinute { get; set; } = 60;
}

[OptionsValidator]
internal sealed partial class AccountLimitsValidator : IValidateOptions<AccountLimits>;
