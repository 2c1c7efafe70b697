namespace Axon.Core.Tracking.Collect;

/// <summary>How many events of one type occurred in a range, and when the last of them did.</summary>
public sealed record TypeCount(string Type, long Count, DateTimeOffset LastAt);
