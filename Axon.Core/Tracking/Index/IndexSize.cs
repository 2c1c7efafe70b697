namespace Axon.Core.Tracking.Index;

/// <summary>One daily index.</summary>
public sealed record IndexSize(string Name, int Version, DateOnly Day, long Events, long Bytes);
