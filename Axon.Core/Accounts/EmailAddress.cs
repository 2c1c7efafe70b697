using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>An e-mail address as browsers understand it (the HTML standard's rule), and the form in which it is unique.</summary>
public readonly partial record struct EmailAddress
{
    public const int MaximumLength = 254;

    private EmailAddress(string value) => Value = value;

    /// <summary>As the person wrote it, in NFKC and without blanks around it.</summary>
    public string Value { get; }

    /// <summary>One account for each: letter case does not tell people apart.</summary>
    public string Normalized => Value.ToLowerInvariant();

    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress email)
    {
        // Full-width letters, as Korean keyboards make them, become plain ones.
        var value = PlainText.Compatible(text)?.Trim();
        var valid = value is { Length: > 0 and <= MaximumLength } && value.IndexOf('@', StringComparison.Ordinal) <= 64 && Shape().IsMatch(value);
        email = valid ? new EmailAddress(value!) : default;
        return valid;
    }

    /// <summary>An address that was checked when it was stored.</summary>
    public static EmailAddress FromStore(string value) => new(value);

    public override string ToString() => Value;

    [GeneratedRegex(
        @"\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
