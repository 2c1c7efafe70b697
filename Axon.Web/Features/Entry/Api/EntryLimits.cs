using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Entry.Api;

/// <summary>Configuration <c>EntryLimits:*</c>: entries and cancellations of one person.</summary>
internal sealed class EntryLimits
{
    [Range(1, 100_000)]
    public int PerSecond { get; set; } = 10;

    [Range(1, 100_000)]
    public int Burst { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class EntryLimitsValidator : IValidateOptions<EntryLimits>;
