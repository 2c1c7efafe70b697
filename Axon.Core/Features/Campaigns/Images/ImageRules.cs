namespace Axon.Core.Features.Campaigns.Images;

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
