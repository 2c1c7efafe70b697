using System.Diagnostics;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Catalog.Rules;

/// <summary>The rules as one condition over <c>user_account u</c>; every value is a parameter.</summary>
internal sealed record AudienceSql(string Where, DynamicParameters Parameters)
{
    public static AudienceSql From(IReadOnlyList<EligibilityRule> rules, DateTimeOffset now)
    {
        var parameters = new DynamicParameters();
        var conditions = rules.Select((rule, index) => Condition(rule, $"r{index}", now, parameters)).ToArray();
        return new AudienceSql(conditions.Length == 0 ? "TRUE" : string.Join(" AND ", conditions), parameters);
    }

    private static string Condition(EligibilityRule rule, string name, DateTimeOffset now, DynamicParameters parameters)
    {
        switch (rule)
        {
            case AgeRule age:
                var year = SeoulTime.DateOf(now).Year;
                parameters.Add($"{name}Latest", year - (age.AtLeast ?? -1000));
                parameters.Add($"{name}Earliest", year - (age.AtMost ?? 10_000));
                return $"(u.birth_year IS NOT NULL AND u.birth_year BETWEEN @{name}Earliest AND @{name}Latest)";
            case GradeRule grade:
                parameters.Add(name, Enum.GetNames<Grade>()[(int)grade.AtLeast..]);
                return $"u.grade IN @{name}";
            case RegionRule region:
                parameters.Add(name, region.In.Select(value => value.ToString()).ToArray());
                return $"(u.region IS NOT NULL AND u.region IN @{name})";
            case BuyerRule buyer:
                return $"{(buyer.Is == BuyerKind.NEW ? "NOT " : "")}EXISTS ({Orders} AND o.paid_at IS NOT NULL)";
            case SignedUpBeforeRule signedUp:
                parameters.Add(name, SeoulTime.StartOf(signedUp.Before));
                return $"u.created_at < @{name}";
            case PurchaseRule purchase:
                return Purchase(purchase, name, now, parameters);
            default:
                throw new UnreachableException(rule.GetType().Name);
        }
    }

    private const string Orders = $"SELECT 1 FROM customer_order o LEFT JOIN product p ON p.id = o.product_id WHERE o.user_id = u.id AND o.status IN {PeopleStore.BoughtStatuses}";

    private static string Purchase(PurchaseRule rule, string name, DateTimeOffset now, DynamicParameters parameters)
    {
        var orders = $"{Orders} AND o.paid_at IS NOT NULL";
        if (rule.Days is { } days)
        {
            parameters.Add($"{name}Since", now.AddDays(-days));
            orders += $" AND o.paid_at >= @{name}Since";
        }

        if (rule.Category is { } category)
        {
            parameters.Add($"{name}Category", category);
            // Exactly as the evaluation compares: the collation would take letters of other case for the same.
            orders += $" AND BINARY p.category = BINARY @{name}Category";
        }

        return $"{(rule.Bought ? "" : "NOT ")}EXISTS ({orders})";
    }
}
