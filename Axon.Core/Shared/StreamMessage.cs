namespace Axon.Core.Shared;

/// <summary>One message of a stream.</summary>
/// <param name="Origin">Where it lies, the same every time it is read.</param>
/// <param name="Id">What its sender called it; null when that cannot be read.</param>
/// <param name="Value">Null when this version cannot read it.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Attempts">Tries that have failed since this process has it.</param>
public sealed record StreamMessage<T>(StreamOrigin Origin, Guid? Id, T? Value, ReadOnlyMemory<byte> Body, int Attempts)
    where T : class;
