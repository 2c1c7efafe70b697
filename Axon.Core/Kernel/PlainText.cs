using System.Text;

namespace Axon.Core.Kernel;

/// <summary>The one check for what people type and others read: brings it into one form, so that the same word typed on two keyboards is the same text, and refuses what would change how the text around it reads.</summary>
public static class PlainText
{
    /// <summary>NFC and trimmed; null when it is not Unicode text or holds characters that nobody sees: controls, overrides of the direction of writing, what is no character.</summary>
    /// <param name="lines">Line breaks and tabs may stand in it.</param>
    public static string? Of(string? text, bool lines = false) =>
        Normal(text, NormalizationForm.FormC) is { } normal && !normal.EnumerateRunes().Any(rune => Misleads(rune) && !(lines && rune.Value is '\r' or '\n' or '\t')) ? normal.Trim() : null;

    /// <summary>As <see cref="Of"/>, with single blanks for whatever blanks and line breaks were typed.</summary>
    public static string? OneLine(string? text) =>
        Normal(text, NormalizationForm.FormC) is { } normal ? Of(string.Join(' ', normal.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))) : null;

    /// <summary>NFKC: for what is compared by meaning. Null when it is not Unicode text.</summary>
    public static string? Compatible(string? text) => Normal(text, NormalizationForm.FormKC);

    private static string? Normal(string? text, NormalizationForm form)
    {
        try
        {
            return text?.Normalize(form);
        }
        catch (ArgumentException)
        {
            return null; // half a character, or one that will never be
        }
    }

    private static bool Misleads(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF or 0xFFFD or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE;
}
