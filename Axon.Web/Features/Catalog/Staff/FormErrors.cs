using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;
using Axon.Web.Http;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>What is wrong with a form, in refusals, by field; what belongs to no field is under the empty name.</summary>
public sealed class FormErrors
{
    private readonly Dictionary<string, string[]> _byField = [];

    public bool Any => _byField.Count > 0;

    public IReadOnlyList<string> General => this[""] ?? [];

    public IReadOnlyList<string>? this[string field] => _byField.GetValueOrDefault(field);

    /// <summary>Fields with something wrong, in no order.</summary>
    public IEnumerable<string> Fields => _byField.Keys.Where(name => name.Length > 0);

    /// <summary>Errors of rules: <c>rules[2].atLeast</c> and <c>rules[2]</c> are both the third rule's.</summary>
    public IReadOnlyList<string>? OfRule(int index)
    {
        var start = $"rules[{index}]";
        string[] words = [.. _byField.Where(pair => pair.Key.StartsWith(start, StringComparison.Ordinal)).SelectMany(pair => pair.Value).Distinct()];
        return words.Length > 0 ? words : null;
    }

    /// <summary>Of these, what <paramref name="now"/> still finds wrong, in its words; what is new there is not said before saving.</summary>
    public FormErrors Remaining(FormErrors now) => Of(_byField.Where(pair => pair.Key.Length == 0 || now._byField.ContainsKey(pair.Key))
        .ToDictionary(pair => pair.Key, pair => now._byField.GetValueOrDefault(pair.Key, pair.Value)));

    public static FormErrors Of(IReadOnlyList<Problem> problems, Refusals refusals) => Of(refusals.ByField(problems));

    public static FormErrors Of(IReadOnlyDictionary<string, string[]> byField)
    {
        var errors = new FormErrors();
        foreach (var (field, texts) in byField)
        {
            errors._byField[field] = [.. texts];
        }

        return errors;
    }

    /// <summary>Values that could not even be read say so instead of "missing".</summary>
    public static FormErrors Of(IReadOnlyList<Problem> problems, IReadOnlyCollection<string> unreadable, Refusals refusals) =>
        Of([.. problems.Where(problem => problem.Field is null || !unreadable.Contains(problem.Field)), .. unreadable.Select(field => new Problem(CampaignProblems.OutOfRange, field))], refusals);
}
