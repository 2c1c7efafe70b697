using System.Text.RegularExpressions;

namespace Axon.Core.Features.Behavior.Custom;

/// <summary>A custom event as the tracker reads it.</summary>
/// <param name="Url">A regular expression for the path; it runs in every visitor's browser, so only what <see cref="Of"/> makes comes here.</param>
/// <param name="On">The selector for clicks; null for views.</param>
public sealed record TrackerRule(string Type, string Url, string? On)
{
    public static TrackerRule Of(CustomEvent custom) => new(custom.Type, Pattern(custom.UrlPattern), custom.Selector);

    // Regex.Escape also escapes # and blanks, which JavaScript takes for the characters themselves.
    private static string Pattern(string path) => $"^{string.Join(".*", path.Split('*').Select(Regex.Escape))}$";
}
