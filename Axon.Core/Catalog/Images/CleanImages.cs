using Microsoft.Extensions.Logging;

namespace Axon.Core.Catalog.Images;

/// <summary>Takes the metadata out of pictures that were kept with it. Each picture is done once; a run that is cut off goes on with the next.</summary>
public sealed partial class CleanImages(ImageStore store, IImageProcessor processor, ILogger<CleanImages> logger)
{
    // Each may have megabytes.
    private const int Most = 10;

    /// <summary>True when more may be waiting.</summary>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken)
    {
        var images = await store.UncleanAsync(Most, cancellationToken);
        foreach (var (id, bytes) in images)
        {
            var clean = processor.Clean(bytes);
            if (clean is null)
            {
                Log.NoPicture(logger, id.Value);
            }

            // What is no picture stays as it is, and is not looked at again.
            await store.CleanAsync(id, clean ?? bytes, cancellationToken);
        }

        return images.Count == Most;
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Warning, "The kept picture {ImageId} cannot be read, so its metadata stays")]
        public static partial void NoPicture(ILogger logger, Guid imageId);
    }
}
