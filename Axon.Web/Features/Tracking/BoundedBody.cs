using System.IO.Compression;
using Axon.Core.Tracking.Collect;

namespace Axon.Web.Features.Tracking;

/// <summary>Reads a body that may be packed, and stops at the limit however much would come out of it.</summary>
/// <param name="Bytes">All of it, or its beginning when refused.</param>
/// <param name="Refused">Null, or one of <see cref="RejectReason"/>.</param>
internal sealed record BoundedBody(ReadOnlyMemory<byte> Bytes, string? Refused)
{
    public const int Most = 64 * 1024;

    public static async Task<BoundedBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var packed = string.Equals(request.Headers.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase);
        // One byte more tells "full" from "too much".
        var buffer = new byte[(int)Math.Min(packed ? Most : request.ContentLength ?? Most, Most) + 1];
        var length = 0;
        await using var stream = packed ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : request.Body;
        try
        {
            while (length < buffer.Length && await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            return new BoundedBody(buffer.AsMemory(0, length), RejectReason.BadEncoding);
        }

        return new BoundedBody(buffer.AsMemory(0, length), length > Most || request.ContentLength > Most ? RejectReason.TooLarge : null);
    }
}
