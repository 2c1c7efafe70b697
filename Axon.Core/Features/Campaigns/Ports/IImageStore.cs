using Axon.Core.Features.Campaigns.Images;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Pictures that were decoded and encoded anew by us.</summary>
public interface IImageStore
{
    Task InsertAsync(ImageId id, StoredImage image, UserId? actor, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task<StoredImage?> FindAsync(ImageId id, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(ImageId id, CancellationToken cancellationToken);
}
