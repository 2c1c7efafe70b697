using Axon.Core.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Http;

/// <summary>One kind of refusal: what programs call it, its status, and where its words are.</summary>
/// <param name="Code">Feature and reason, such as <c>entry/sold-out</c>.</param>
/// <param name="Words">The resource that has its words.</param>
/// <param name="Title">The key of what happened.</param>
/// <param name="Detail">The key of what to do about it, and whether money moved; null where the title says all.</param>
public sealed record Refusal(string Code, int Status, Type Words, string Title, string? Detail = null)
{
    /// <summary>As it stands in answers: <c>axon:entry/sold-out</c>.</summary>
    public string Type => $"axon:{Code}";

    /// <param name="title">The code itself when left out.</param>
    public static Refusal Of<TWords>(int status, string code, string? title = null, string? detail = null) => new(code, status, typeof(TWords), title ?? code, detail);

    /// <summary>Several with one status, whose words stand under their codes.</summary>
    public static IEnumerable<Refusal> All<TWords>(int status, params string[] codes) => codes.Select(code => Of<TWords>(status, code));
}

/// <summary>The catalogue of all refusals (RFC 9457): the common ones and those that each feature has registered.</summary>
public sealed class Refusals(IEnumerable<Refusal> all, IStringLocalizerFactory words)
{
    private const string Together = "invalid";
    private readonly Dictionary<string, Refusal> _all = all.ToDictionary(refusal => refusal.Code, StringComparer.Ordinal);

    public IEnumerable<Refusal> All => _all.Values.OrderBy(refusal => refusal.Code, StringComparer.Ordinal);

    public Refusal this[string code] => _all.TryGetValue(code, out var refusal) ? refusal : throw new KeyNotFoundException($"No feature has registered the refusal {code}");

    /// <summary>What happened, in the reader's language.</summary>
    public string Title(string code, params object[] values) => Say(this[code], this[code].Title, values);

    /// <summary>Title and detail as one text, for people.</summary>
    public string Text(string code) => this[code] is { Detail: { } detail } refusal ? $"{Title(code)} {Say(refusal, detail)}" : Title(code);

    /// <summary>The words for each field; what belongs to no field is under the empty name.</summary>
    public IReadOnlyDictionary<string, string[]> ByField(IReadOnlyList<Problem> problems) => problems
        .GroupBy(problem => problem.Field ?? "")
        .ToDictionary(group => group.Key, group => group.Select(problem => Title(problem.Code)).Distinct().ToArray());

    /// <param name="values">For the places in the title.</param>
    public ProblemHttpResult Result(string code, params object[] values) => Result(this[code], values);

    /// <summary>An entry of the catalogue, or one that says something more exactly.</summary>
    public ProblemHttpResult Result(Refusal refusal, params object[] values) => TypedResults.Problem(new ProblemDetails
    {
        Status = refusal.Status,
        Type = refusal.Type,
        Title = Say(refusal, refusal.Title, values),
        Detail = refusal.Detail is null ? null : Say(refusal, refusal.Detail),
    });

    /// <summary>One problem answers with its own type, several with <c>axon:FEATURE/invalid</c> (or <c>axon:request/invalid</c>); with it goes what is wrong with each field.</summary>
    public ProblemHttpResult Result(IReadOnlyList<Problem> problems)
    {
        var own = problems.Count == 1 || problems.Any(problem => this[problem.Code].Status != StatusCodes.Status400BadRequest)
            ? problems.MaxBy(problem => this[problem.Code].Status)?.Code
            : null;
        var result = Result(own is null ? Several(problems) : this[own]);
        if (problems.Where(problem => problem.Field is not null).ToArray() is { Length: > 0 } fields)
        {
            result.ProblemDetails.Extensions["errors"] = ByField(fields);
            result.ProblemDetails.Extensions["codes"] = fields.GroupBy(problem => problem.Field!).ToDictionary(group => group.Key, group => group.Select(problem => this[problem.Code].Type).ToArray()); // those that have one
        }

        return result;
    }

    private Refusal Several(IReadOnlyList<Problem> problems) =>
        _all.Values.FirstOrDefault(refusal => refusal.Code.Split('/') is [var feature, Together] && feature == problems[0].Code.Split('/')[0]) ?? this["request/invalid"];

    private string Say(Refusal refusal, string key, params object[] values) => values.Length == 0 ? words.Create(refusal.Words)[key] : words.Create(refusal.Words)[key, values];
}
