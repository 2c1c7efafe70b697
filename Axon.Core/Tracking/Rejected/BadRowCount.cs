namespace Axon.Core.Tracking.Rejected;

/// <summary>How many bad rows there are of one reason, and what one of them looks like.</summary>
public sealed record BadRowCount(string Reason, string Stage, long Count, string Sample);
