using System.Buffers.Text;

namespace Axon.Core.Tracking.Collect;

/// <summary>JSON can spell half of a character, as a page does that cuts a text inside an emoji. No text of ours can hold one.</summary>
internal static class HalfCharacters
{
    private const int Escape = 6;

    /// <summary>The same JSON with U+FFFD for each escaped half that stands alone; the same memory when there is none.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        byte[]? changed = null;
        var bytes = json.Span;
        for (var at = bytes.IndexOf((byte)'\\'); at >= 0 && at + 1 < bytes.Length;)
        {
            var (half, length) = Read(bytes[at..]);
            if (half)
            {
                changed ??= json.ToArray();
                "fffd"u8.CopyTo(changed.AsSpan(at + 2));
            }

            var next = bytes[(at + length)..].IndexOf((byte)'\\');
            at = next < 0 ? -1 : at + length + next;
        }

        return changed ?? json;
    }

    /// <summary>Whether the escape with which this begins is a half alone, and how far to go on from there.</summary>
    private static (bool Half, int Length) Read(ReadOnlySpan<byte> bytes) =>
        Unit(bytes) is not { } unit ? (false, 2)
        : !char.IsSurrogate(unit) ? (false, Escape)
        : char.IsHighSurrogate(unit) && Unit(bytes[Escape..]) is { } second && char.IsLowSurrogate(second) ? (false, Escape * 2)
        : (true, Escape);

    private static char? Unit(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Escape && bytes[0] == '\\' && bytes[1] == 'u' && Utf8Parser.TryParse(bytes[2..Escape], out ushort unit, out var read, 'x') && read == 4 ? (char)unit : null;
}
