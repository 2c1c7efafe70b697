using System.Globalization;
using System.Text;

namespace Axon.Web.Ui;

/// <summary>
/// Plurals inside texts, as ICU writes them: <c>{0, plural, =0 {Nobody} one {# person} other {# people}}</c>. The sign # is the figure as it was given,
/// and a branch may hold places of its own.
/// </summary>
public static class PluralText
{
    private const string Mark = ", plural,";

    /// <summary><paramref name="text"/> with one branch of each plural, ready for <see cref="string.Format(IFormatProvider, string, object[])"/>.</summary>
    public static string Choose(string text, object[] values)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal))
        {
            return text;
        }

        var chosen = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var mark = text.IndexOf(Mark, at, StringComparison.Ordinal);
            if (mark < 0)
            {
                return chosen.Append(text, at, text.Length - at).ToString();
            }

            var start = text.LastIndexOf('{', mark);
            var place = text[(start + 1)..mark];
            chosen.Append(text, at, start - at);
            var branches = Branches(text, mark + Mark.Length, out at);
            var figure = Convert.ToString(values[int.Parse(place, CultureInfo.InvariantCulture)], CultureInfo.CurrentCulture) ?? "";
            var branch = branches.GetValueOrDefault("=" + figure) ?? (figure == "1" ? branches.GetValueOrDefault("one") : null) ?? branches["other"];
            chosen.Append(branch.Replace("#", $"{{{place}}}", StringComparison.Ordinal));
        }

        return chosen.ToString();
    }

    /// <summary>What each name of a plural says; <paramref name="end"/> is behind its last brace.</summary>
    private static Dictionary<string, string> Branches(string text, int at, out int end)
    {
        var branches = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            var open = text.IndexOfAny(['{', '}'], at);
            if (text[open] == '}')
            {
                end = open + 1;
                return branches;
            }

            var (depth, close) = (1, open);
            while (depth > 0)
            {
                close = text.IndexOfAny(['{', '}'], close + 1);
                depth += text[close] == '{' ? 1 : -1;
            }

            branches[text[at..open].Trim()] = text[(open + 1)..close];
            at = close + 1;
        }
    }
}
