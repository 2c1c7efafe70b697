using System.Text;

namespace Axon.Core.Features.Accounts.Rules;

/// <summary>Brings what people type into one form, so that the same word typed on two keyboards is the same text.</summary>
internal static class PlainText
{
    /// <summary>NFC, one line, single blanks; null when it is not Unicode text or holds characters that would change how the text around it reads.</summary>
    public static string? OneLine(string? text)
    {
        if (Normal(text, NormalizationForm.FormC) is not { } normal)
        {
            return null;
        }

        var words = string.Join(' ', normal.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.EnumerateRunes().Any(Misleads) ? null : words;
    }

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
            return null; // a lone surrogate
        }
    }

    private static bool Misleads(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF or 0xFFFD;
}
