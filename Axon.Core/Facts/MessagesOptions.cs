using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Facts;

/// <summary>Configuration <c>Messages:*</c>.</summary>
public sealed class MessagesOptions
{
    /// <summary>Facts taken at once.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 64;

    /// <summary>How often to look when nothing woke the relay: other processes' facts and retries come due this way.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Wait after the first failure; doubles with each one up to <see cref="RetryCap"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan RetryCap { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one consumer may take for one try: a batch, or a fact alone. Three of them are less than a transaction may last.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:06")]
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long delivered facts stay for people to look at.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepDone { get; set; } = TimeSpan.FromDays(7);
}

[OptionsValidator]
internal sealed partial class MessagesOptionsValidator : IValidateOptions<MessagesOptions>;
