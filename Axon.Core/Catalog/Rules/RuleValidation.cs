using Axon.Core.Catalog.Campaigns;

namespace Axon.Core.Catalog.Rules;

/// <summary>Turns what was written into rules that make sense, or says which one does not.</summary>
internal static class RuleValidation
{
    private const int OldestAge = 120;
    private const int MostDays = 3650;

    /// <summary>The rules in the order given, or null when any is wrong.</summary>
    public static IReadOnlyList<EligibilityRule>? TryBuild(IReadOnlyList<RuleDto> written)
    {
        var checks = new Checks();
        var rules = Build(written, checks);
        return checks.Passed ? rules : null;
    }

    /// <summary>Problems name the rule's place: <c>rules[2].atLeast</c>.</summary>
    public static IReadOnlyList<EligibilityRule> Build(IReadOnlyList<RuleDto>? written, Checks checks)
    {
        var rules = new List<EligibilityRule>();
        checks.Require((written?.Count ?? 0) <= Limits.Rules, CampaignProblems.OutOfRange, "rules");
        for (var i = 0; i < Math.Min(written?.Count ?? 0, Limits.Rules); i++)
        {
            var at = $"rules[{i}]";
            if (written![i] is not { } dto || BuildOne(dto, at, checks) is not { } rule)
            {
                checks.Require(written[i] is not null, CampaignProblems.BadRule, at);
                continue;
            }

            // A value that belongs to another type means that the writer meant something else.
            checks.Require(HasNothingElse(dto, rule), CampaignProblems.BadRule, at);
            checks.Require(!rules.Contains(rule), CampaignProblems.DoubledRule, at);
            rules.Add(rule);
        }

        return rules;
    }

    private static EligibilityRule? BuildOne(RuleDto dto, string at, Checks checks) => dto.Type switch
    {
        RuleKind.AGE => Age(dto, at, checks),
        RuleKind.GRADE => Needed(dto.Grade, $"{at}.grade", checks) is { } grade ? new GradeRule(grade) : null,
        RuleKind.REGION => Regions(dto, $"{at}.regions", checks),
        RuleKind.BUYER => Needed(dto.Buyer, $"{at}.buyer", checks) is { } buyer ? new BuyerRule(buyer) : null,
        RuleKind.SIGNED_UP_BEFORE => SignedUp(dto, $"{at}.before", checks),
        RuleKind.PURCHASE => Purchase(dto, at, checks),
        _ => Bad(at, checks),
    };

    private static AgeRule Age(RuleDto dto, string at, Checks checks)
    {
        checks.Require(dto.AtLeast is not null || dto.AtMost is not null, CampaignProblems.Required, $"{at}.atLeast");
        checks.Require(dto.AtLeast is null or (>= 0 and <= OldestAge), CampaignProblems.OutOfRange, $"{at}.atLeast");
        checks.Require(dto.AtMost is null or (>= 0 and <= OldestAge), CampaignProblems.OutOfRange, $"{at}.atMost");
        checks.Require(!(dto.AtLeast > dto.AtMost), CampaignProblems.OutOfRange, $"{at}.atMost");
        return new AgeRule(dto.AtLeast, dto.AtMost);
    }

    private static RegionRule Regions(RuleDto dto, string at, Checks checks)
    {
        var regions = (dto.Regions ?? []).Distinct().Order().ToArray();
        checks.Require(regions.Length > 0, CampaignProblems.Required, at);
        checks.Require(Array.TrueForAll(regions, Enum.IsDefined), CampaignProblems.BadRule, at);
        return new RegionRule(regions);
    }

    private static SignedUpBeforeRule? SignedUp(RuleDto dto, string at, Checks checks)
    {
        checks.Require(dto.Before is not null, CampaignProblems.Required, at);
        checks.Require(dto.Before is not { Year: < Limits.FirstYear or > Limits.LastYear }, CampaignProblems.OutOfRange, at);
        return dto.Before is { } before ? new SignedUpBeforeRule(before) : null;
    }

    private static PurchaseRule? Purchase(RuleDto dto, string at, Checks checks)
    {
        var bought = Needed(dto.Bought, $"{at}.bought", checks);
        checks.Require(dto.Days is null or (>= 1 and <= MostDays), CampaignProblems.OutOfRange, $"{at}.days");
        var category = checks.OptionalText(dto.Category, Limits.Category, $"{at}.category");
        checks.Require(dto.Days is not null || category is not null, CampaignProblems.Required, $"{at}.days");
        return bought is null ? null : new PurchaseRule(bought.Value, dto.Days, category);
    }

    private static T? Needed<T>(T? value, string at, Checks checks)
        where T : struct
    {
        checks.Require(value is not null, CampaignProblems.Required, at);
        checks.Require(value is not Enum name || Enum.IsDefined(name.GetType(), name), CampaignProblems.BadRule, at);
        return value;
    }

    private static EligibilityRule? Bad(string at, Checks checks)
    {
        checks.Add(CampaignProblems.BadRule, at);
        return null;
    }

    private static bool HasNothingElse(RuleDto dto, EligibilityRule rule)
    {
        var own = RuleDto.From(rule);
        return (dto with { Regions = own.Regions, Category = own.Category }) == own
            && (dto.Regions is null) == (own.Regions is null)
            && (own.Category is not null || string.IsNullOrWhiteSpace(dto.Category));
    }
}
