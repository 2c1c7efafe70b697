using Axon.Core.Features.Campaigns.Images;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Pictures that were decoded and encoded anew by us.</summary>
public interface IImageStore
{
    Task InsertAsync(ImageId id, StoredImage image, UserId? actor, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task<StoredImage?> FindAsync(ImageId id, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(ImageId id, CancellationToken cancellationToken);

    /// <summary>Some of the pictures that were kept before their metadata was taken out.</summary>
    Task<IReadOnlyList<(ImageId Id, byte[] Bytes)>> UncleanAsync(int most, CancellationToken cancellationToken);

    /// <summary>Keeps the cleaned bytes, once.</summary>
    Task CleanAsync(ImageId id, byte[] bytes, CancellationToken cancellationToken);
}
