using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>Collects what is wrong with an input, field by field, and hands back clean values.</summary>
internal sealed class Checks
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public bool Passed => _problems.Count == 0;

    public void Add(string code, string field) => _problems.Add(new Problem(code, field));

    public void Require(bool holds, string code, string field)
    {
        if (!holds)
        {
            Add(code, field);
        }
    }

    /// <summary>Trimmed and in one Unicode form, so that texts that look equal are equal.</summary>
    public string Text(string? value, int maximum, string field, bool required = true, bool lines = false)
    {
        if (PlainText.Of(value ?? "", lines) is not { } text)
        {
            Add(CampaignProblems.UnreadableText, field);
            return "";
        }

        Require(!required || text.Length > 0, CampaignProblems.Required, field);
        Require(text.Length <= maximum, CampaignProblems.TooLong, field);
        return text;
    }

    public string? OptionalText(string? value, int maximum, string field)
    {
        var text = Text(value, maximum, field, required: false);
        return text.Length == 0 ? null : text;
    }

    public long Amount(long? value, string field, long minimum = 0, long maximum = Limits.Money)
    {
        Require(value is not null, CampaignProblems.Required, field);
        Require(value is null || (value >= minimum && value <= maximum), CampaignProblems.OutOfRange, field);
        return value ?? 0;
    }

    public long? OptionalAmount(long? value, string field, long minimum = 0, long maximum = Limits.Money)
    {
        Require(value is null || (value >= minimum && value <= maximum), CampaignProblems.OutOfRange, field);
        return value;
    }

    public int Number(int? value, int minimum, int maximum, string field)
    {
        Require(value is not null, CampaignProblems.Required, field);
        Require(value is null || (value >= minimum && value <= maximum), CampaignProblems.OutOfRange, field);
        return value ?? minimum;
    }

    public DateTimeOffset Instant(DateTimeOffset? value, string field)
    {
        Require(value is not null, CampaignProblems.Required, field);
        Require(value is null || (value.Value.UtcDateTime.Year >= Limits.FirstYear && value.Value.UtcDateTime.Year <= Limits.LastYear), CampaignProblems.OutOfRange, field);
        return (value ?? default).ToUniversalTime();
    }
}
