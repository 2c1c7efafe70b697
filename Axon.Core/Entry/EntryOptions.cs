using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Entry;

/// <summary>Configuration <c>Entry:*</c>.</summary>
public sealed class EntryOptions
{
    /// <summary>Base64 of at least 32 bytes that sign reservation tokens. Empty: made once and kept in the database.</summary>
    public string TokenSecret { get; set; } = "";

    /// <summary>How often every gate is compared with its activity's row.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan KeepGatesEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often gates are compared with reservations, and the books with each other.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A difference younger than this may be work under way and is not yet a finding.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(10);
}

[OptionsValidator]
internal sealed partial class EntryOptionsValidator : IValidateOptions<EntryOptions>;
