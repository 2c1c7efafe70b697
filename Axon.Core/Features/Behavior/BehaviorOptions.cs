using System.ComponentModel.DataAnnotations;

namespace Axon.Core.Features.Behavior;

/// <summary>Configuration <c>Behavior:*</c>.</summary>
public sealed class BehaviorOptions
{
    /// <summary>Requests per second that one visitor may send for long, and at once.</summary>
    [Range(1, 10_000)]
    public int VisitorPerSecond { get; set; } = 5;

    [Range(1, 100_000)]
    public int VisitorBurst { get; set; } = 60;

    /// <summary>As above for one address; higher, because a whole office or mobile network can share one.</summary>
    [Range(1, 100_000)]
    public int AddressPerSecond { get; set; } = 100;

    [Range(1, 1_000_000)]
    public int AddressBurst { get; set; } = 1000;

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
