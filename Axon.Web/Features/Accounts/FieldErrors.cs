using Axon.Core.Kernel;
using Axon.Web.Http;

namespace Axon.Web.Features.Accounts;

/// <summary>What is wrong with a form, in words: under each field, and above all of them.</summary>
public sealed class FieldErrors
{
    private readonly ILookup<string, string> _byField;

    private FieldErrors(ILookup<string, string> byField) => _byField = byField;

    public static FieldErrors None { get; } = new(Array.Empty<string>().ToLookup(text => text));

    /// <summary>What belongs to no field.</summary>
    public IReadOnlyList<string> General => this[""];

    public IReadOnlyList<string> this[string field] => [.. _byField[field]];

    internal static FieldErrors Of(Refusals refusals, params IReadOnlyList<Problem> problems) =>
        new(problems.ToLookup(problem => problem.Field ?? "", problem => refusals.Title(problem.Code), StringComparer.Ordinal));
}
