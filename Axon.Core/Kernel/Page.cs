namespace Axon.Core.Kernel;

/// <summary>One page of a list, with the number of all rows.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Number, int Size);
