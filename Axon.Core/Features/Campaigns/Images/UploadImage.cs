using System.Diagnostics;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Images;

/// <summary>Takes a picture from staff and keeps it as ours.</summary>
public sealed class UploadImage(IImageProcessor processor, IImageStore store, IAuditLog audit, ITransactions transactions, TimeProvider clock)
{
    public async Task<Result<ImageId>> HandleAsync(ReadOnlyMemory<byte> upload, UserId? actor, CancellationToken cancellationToken)
    {
        var processed = await processor.ProcessAsync(upload, cancellationToken);
        if (processed.Image is not { } image)
        {
            return new Problem(Code(processed.Outcome), "image");
        }

        return await transactions.RunAsync<Result<ImageId>>(
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
