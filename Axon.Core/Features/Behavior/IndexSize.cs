namespace Axon.Core.Features.Behavior;

/// <summary>One daily index.</summary>
public sealed record IndexSize(string Name, int Version, DateOnly Day, long Events, long Bytes);
