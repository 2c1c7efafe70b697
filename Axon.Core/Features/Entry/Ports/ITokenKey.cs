namespace Axon.Core.Features.Entry.Ports;

/// <summary>The secret that signs reservation tokens: the same in every process, and after every restart.</summary>
public interface ITokenKey
{
    ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken);
}
