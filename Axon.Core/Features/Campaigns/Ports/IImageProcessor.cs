using Axon.Core.Features.Campaigns.Images;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Decodes what somebody uploaded and encodes it anew, so that nothing but pixels survives.</summary>
public interface IImageProcessor
{
    /// <summary>A picture of at most 1600 × 1600 without metadata, or why not.</summary>
    /// <remarks>Bounded in time, memory and pixels whatever is sent; never throws for a bad picture.</remarks>
    Task<ProcessedImage> ProcessAsync(ReadOnlyMemory<byte> upload, CancellationToken cancellationToken);

    /// <summary>A picture that was processed before, the same pixels without metadata; null when it is none.</summary>
    byte[]? Clean(ReadOnlySpan<byte> stored);
}
