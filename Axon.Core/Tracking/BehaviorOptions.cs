using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking;

/// <summary>Configuration <c>Behavior:*</c>.</summary>
public sealed class BehaviorOptions
{
    /// <summary>Events of one request; more than the tracker ever keeps. Whoever may send at all may send so many.</summary>
    public const int LargestBatch = 500;

    /// <summary>Events per second that one visitor may send for long, and at once. An event counts once for each KB that it has, and a request at least once.</summary>
    [Range(1, 100_000)]
    public int VisitorPerSecond { get; set; } = 50;

    [Range(LargestBatch, 1_000_000)]
    public int VisitorBurst { get; set; } = 1000;

    /// <summary>As above for one address; higher, because a whole office or mobile network can share one.</summary>
    [Range(1, 1_000_000)]
    public int AddressPerSecond { get; set; } = 1000;

    [Range(LargestBatch, 10_000_000)]
    public int AddressBurst { get; set; } = 5000;

    /// <summary>As above for all that one process takes, so that a flood from many addresses leaves the store and the disk to the shop. With Kafka it may be more.</summary>
    [Range(1, 10_000_000)]
    public int ProcessPerSecond { get; set; } = 2000;

    [Range(LargestBatch, 100_000_000)]
    public int ProcessBurst { get; set; } = 10_000;

    /// <summary>Global Privacy Control and Do Not Track count as a no.</summary>
    public bool HonourPrivacySignals { get; set; } = true;

    /// <summary>The share of visitors that the tracker records, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double SampleRate { get; set; } = 1;

    /// <summary>Other sites that carry the tracker, such as <c>https://promo.example</c>. Nobody is recognised there: their events only count.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>Parameters of the query that are kept with the path; all others may carry what nobody agreed to.</summary>
    public IList<string> UrlParameters { get; } = ["category", "sort", "page"];

    /// <summary>How many days events stay in the search index, by the day on which they happened.</summary>
    [Range(8, 3_660)]
    public int IndexRetentionDays { get; set; } = 395;

    /// <summary>How many days input that became no event is kept, settled or not.</summary>
    [Range(1, 3_660)]
    public int BadRowRetentionDays { get; set; } = 90;
}

[OptionsValidator]
internal sealed partial class BehaviorOptionsValidator : IValidateOptions<BehaviorOptions>;
