using System.Diagnostics;
using Axon.Core.Audit;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Images;

/// <summary>Takes a picture from staff and keeps it as ours.</summary>
public sealed class UploadImage(IImageProcessor processor, ImageStore store, IAuditLog audit, Database database, TimeProvider clock)
{
    public async Task<Result<ImageId>> HandleAsync(ReadOnlyMemory<byte> upload, UserId? actor, CancellationToken cancellationToken)
    {
        var processed = await processor.ProcessAsync(upload, cancellationToken);
        if (processed.Image is not { } image)
        {
            return new Problem(Code(processed.Outcome), "image");
        }

        return await database.InTransactionAsync<Result<ImageId>>(
            async work =>
            {
                var id = new ImageId(Uuid.New(clock));
                await store.InsertAsync(id, image, actor, clock.GetUtcNow(), work, cancellationToken);
                await audit.AppendAsync(
                    new AuditEntry(actor, "image.upload", "image", id.ToString(), AuditDetail.Of(new { image.Width, image.Height, image.Bytes.Length })), work, cancellationToken);
                return id;
            },
            cancellationToken);
    }

    private static string Code(ImageOutcome outcome) => outcome switch
    {
        ImageOutcome.TooLarge => CampaignProblems.ImageTooLarge,
        ImageOutcome.UnknownKind => CampaignProblems.ImageKind,
        ImageOutcome.Unreadable => CampaignProblems.ImageUnreadable,
        ImageOutcome.TooManyPixels => CampaignProblems.ImageTooManyPixels,
        ImageOutcome.Busy => CampaignProblems.ImageBusy,
        _ => throw new UnreachableException(outcome.ToString()),
    };
}

public enum ImageOutcome
{
    Processed,

    /// <summary>More bytes than are taken.</summary>
    TooLarge,

    /// <summary>Not PNG, JPEG or WebP by its first bytes, whatever its name says.</summary>
    UnknownKind,

    /// <summary>Damaged, cut off, or not what its first bytes promise.</summary>
    Unreadable,

    /// <summary>Few bytes that unpack to too many pixels.</summary>
    TooManyPixels,

    /// <summary>Too many pictures at once; the same one may pass later.</summary>
    Busy,
}

/// <summary>What an upload may be.</summary>
public static class ImageRules
{
    public const int MaximumBytes = 8 * 1024 * 1024;
    public const long MaximumPixels = 50_000_000;
    public const int MaximumSide = 16_000;

    /// <summary>Whether the first bytes are those of PNG, JPEG or WebP: name and declared type say nothing.</summary>
    public static bool IsKnownKind(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8));
}
