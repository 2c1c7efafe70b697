using System.Buffers.Binary;
using System.Text;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>A photo as a phone makes it: lying on its side, with where it was taken, by whom and with what.</summary>
internal static class Photo
{
    public const int Width = 16;
    public const int Height = 8;

    /// <summary>Grey pixels as the smallest JPEG of one colour, with EXIF (orientation, device, GPS), XMP and IPTC before them.</summary>
    public static byte[] Jpeg()
    {
        byte[] image = Convert.FromBase64String(Grey);
        return [.. image[..2], .. Segment(0xE1, Exif()), .. Segment(0xE1, Xmp()), .. Segment(0xED, Iptc()), .. image[2..]];
    }

    /// <summary>The same WebP picture in the extended form, with a colour profile, EXIF and XMP around it.</summary>
    public static byte[] Pollute(byte[] webp)
    {
        var picture = webp[(Chunks(webp)[0] == "VP8X" ? 30 : 12)..];
        byte[] head = [0x20 | 0x08 | 0x04, 0, 0, 0, 63, 0, 0, 63, 0, 0];
        byte[] chunks = [.. Chunk("VP8X", head), .. Chunk("ICCP", Encoding.ASCII.GetBytes("profile")), .. picture, .. Chunk("EXIF", Exif()), .. Chunk("XMP ", Xmp())];
        return [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    public static IReadOnlyList<string> Chunks(byte[] webp)
    {
        List<string> names = [];
        for (var at = 12; at < webp.Length;)
        {
            names.Add(Encoding.ASCII.GetString(webp, at, 4));
            var length = BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(at + 4));
            at += 8 + length + (length & 1);
        }

        Assert.Equal(webp.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(4)));
        return names;
    }

    /// <summary>What the extended header says to be there besides the pixels; 0 without one.</summary>
    public static int Flags(byte[] webp) => Chunks(webp)[0] == "VP8X" ? webp[20] : 0;

    private static byte[] Exif()
    {
        // One directory with the device, the orientation "right-top" and a pointer to the one with the place.
        byte[] gps = [.. Little16(4), .. Text(1, "N"), .. Entry(2, 5, 3, 8 + 42 + 54), .. Text(3, "E"), .. Entry(4, 5, 3, 8 + 42 + 54 + 24), .. Little(0)];
        byte[] tiff =
        [
            .. "II*\0"u8, .. Little(8),
            .. Little16(3), .. Entry(0x10F, 2, 10, 8 + 42 + 54 + 48), .. Entry(0x112, 3, 1, 6), .. Entry(0x8825, 4, 1, 8 + 42), .. Little(0),
            .. gps, .. Degrees(37, 33, 1234), .. Degrees(126, 58, 4321), .. "SecretCam\0"u8,
        ];
        return [.. "Exif\0\0"u8, .. tiff];
    }

    private static byte[] Xmp() => Encoding.ASCII.GetBytes(
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + "<rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:creator=\"SecretAuthor\"/></rdf:RDF></x:xmpmeta>");

    private static byte[] Iptc() => [.. "Photoshop 3.0\0"u8, .. "8BIM\u0004\u0004\0\0"u8, 0, 0, 0, 13, 0x1C, 2, 0x50, 0, 8, .. "SecretBy"u8, 0];

    private static byte[] Degrees(int degrees, int minutes, int hundredths) => [.. Little(degrees), .. Little(1), .. Little(minutes), .. Little(1), .. Little(hundredths), .. Little(100)];

    private static byte[] Entry(int tag, int type, int count, int value) => [.. Little16(tag), .. Little16(type), .. Little(count), .. Little(value)];

    private static byte[] Text(int tag, string letter) => Entry(tag, 2, 2, letter[0]);

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string name, byte[] data) => [.. Encoding.ASCII.GetBytes(name), .. Little(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Little(int value) => BitConverter.GetBytes(value);

    private static byte[] Little16(int value) => BitConverter.GetBytes((short)value);

    private const string Grey = "/9j/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJwAf//Z";
}
