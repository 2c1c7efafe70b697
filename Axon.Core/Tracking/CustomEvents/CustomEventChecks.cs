using System.Text.RegularExpressions;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.CustomEvents;

/// <summary>What a custom event may be. The tracker survives any selector, so these checks are for whoever types; patterns are held short because they run in visitors' browsers.</summary>
internal static partial class CustomEventChecks
{
    private const int LongestName = 120;
    private const int Longest = 200;
    private const int MostStars = 3;

    public static Result<CustomEventValues> Check(CustomEventInput input)
    {
        List<Problem> problems = [];
        var name = Text(input.Name, LongestName, "name", problems);
        var type = Text(input.Type, EventTypes.Longest, "type", problems).ToUpperInvariant();
        var url = Text(input.UrlPattern, Longest, "urlPattern", problems);
        var selector = Text(input.Selector, Longest, "selector", problems, required: false);
        Require(type.Length == 0 || EventTypes.IsName(type), BehaviorProblems.BadType, "type");
        Require(!EventTypes.IsTaken(type), BehaviorProblems.TypeTaken, "type");
        Require(url.Length == 0 || (UrlPattern().IsMatch(url) && url.Count(letter => letter == '*') <= MostStars), BehaviorProblems.BadUrl, "urlPattern");
        Require(IsSelector(selector), BehaviorProblems.BadSelector, "selector");
        return problems.Count > 0 ? Result<CustomEventValues>.Fail(problems)
            : new CustomEventValues(name, type, url, selector.Length == 0 ? null : selector, input.Enabled ?? true);

        void Require(bool holds, string code, string field)
        {
            if (!holds)
            {
                problems.Add(new Problem(code, field));
            }
        }
    }

    private static string Text(string? value, int longest, string field, List<Problem> problems, bool required = true)
    {
        var text = PlainText.Of(value ?? "");
        var problem = text switch
        {
            null when required => BehaviorProblems.UnreadableText,
            "" when required => BehaviorProblems.Required,
            { } when text.Length > longest => BehaviorProblems.TooLong,
            _ => null,
        };
        if (problem is null)
        {
            return text ?? "";
        }

        problems.Add(new Problem(problem, field));
        return "";
    }

    /// <summary>No rule set, no comment, and every bracket and quote closed. Whether it means anything is the browser's to say.</summary>
    private static bool IsSelector(string text)
    {
        if (!SelectorLetters().IsMatch(text))
        {
            return false;
        }

        var open = new Stack<char>();
        char? quote = null;
        foreach (var letter in text)
        {
            if (quote is not null)
            {
                quote = letter == quote ? null : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter is '(' or '[')
            {
                open.Push(letter == '(' ? ')' : ']');
            }
            else if (letter is ')' or ']' && (!open.TryPop(out var expected) || expected != letter))
            {
                return false;
            }
        }

        return open.Count == 0 && quote is null && !text.EndsWith(',');
    }

    [GeneratedRegex(@"^[/*][\w\-./~%*가-힣]*$", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"^[^{}<;\\@!\p{Cc}]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SelectorLetters();
}

/// <summary>A custom event as staff write it; a null is a field left empty.</summary>
public record CustomEventInput
{
    /// <summary>What staff call it.</summary>
    public string? Name { get; init; }

    /// <summary>The type of the events it makes: capitals, digits and underscores.</summary>
    public string? Type { get; init; }

    /// <summary>A path such as <c>/campaign-activity/*</c>; <c>*</c> stands for anything, at most three times.</summary>
    public string? UrlPattern { get; init; }

    /// <summary>A CSS selector: clicks on what it matches count. Without it, views of the page do.</summary>
    public string? Selector { get; init; }

    /// <summary>False keeps the definition and stops counting.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>A custom event that has passed its checks.</summary>
public sealed record CustomEventValues(string Name, string Type, string UrlPattern, string? Selector, bool Enabled);
