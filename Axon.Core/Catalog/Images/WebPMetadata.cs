using System.Buffers.Binary;

namespace Axon.Core.Catalog.Images;

/// <summary>Takes out of a WebP file what is no picture: where and when a photo was taken, by whom, with which device.</summary>
/// <remarks>By a list of what stays. An encoder's promise to leave metadata out is not enough: libvips 8.14 writes EXIF and XMP in spite of <c>strip</c>.</remarks>
internal static class WebPMetadata
{
    private const int Head = 12;
    private const int ChunkHead = 8;
    private const string Extended = "VP8X";
    private const string Profile = "ICCP";

    // Of the extended header's flags: a profile, EXIF and XMP are there. Those of transparency and animation stay.
    private const byte ProfileFlag = 0x20;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;
    private static readonly HashSet<string> Picture = [Extended, "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"];

    /// <summary>The same picture with nothing else in the file; null when this is no whole WebP file.</summary>
    /// <param name="keepProfile">False when the pixels are sRGB, which needs no profile. A profile that is needed says what the colours mean, not who took the picture.</param>
    public static byte[]? Remove(ReadOnlySpan<byte> file, bool keepProfile)
    {
        if (file.Length < Head || !file.StartsWith("RIFF"u8) || !file[8..Head].SequenceEqual("WEBP"u8))
        {
            return null;
        }

        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..Head]);
        for (var rest = file[Head..]; rest.Length > 0;)
        {
            var length = rest.Length < ChunkHead ? long.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            // A chunk of odd length is followed by a byte of nothing.
            var whole = length == long.MaxValue ? length : ChunkHead + length + (length & 1);
            if (whole > rest.Length)
            {
                return null;
            }

            Keep(kept, rest[..(int)whole], keepProfile);
            rest = rest[(int)whole..];
        }

        var bytes = kept.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }

    private static void Keep(MemoryStream kept, ReadOnlySpan<byte> chunk, bool keepProfile)
    {
        var name = System.Text.Encoding.ASCII.GetString(chunk[..4]);
        if (!Picture.Contains(name) && !(keepProfile && name == Profile))
        {
            return;
        }

        kept.Write(chunk);
        if (name == Extended && chunk.Length > ChunkHead)
        {
            var dropped = ExifFlag | XmpFlag | (keepProfile ? 0 : ProfileFlag);
            kept.GetBuffer()[kept.Length - chunk.Length + ChunkHead] &= (byte)~dropped;
        }
    }
}
