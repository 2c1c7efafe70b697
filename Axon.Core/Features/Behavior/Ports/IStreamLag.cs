using Axon.Core.Features.Behavior.Pipeline;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>What of the stream has not been read.</summary>
public interface IStreamLag
{
    /// <summary>Asks the brokers, not the readers: it is right also when none of them lives.</summary>
    /// <remarks>A few seconds old at most, and asked once however many look. Never throws because the brokers are away: the reading says so.</remarks>
    Task<LagReading> ReadAsync(CancellationToken cancellationToken);
}
