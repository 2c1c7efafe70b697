using System.Text.RegularExpressions;

namespace Axon.Tests.Architecture;

/// <summary>Who may use whom. Each rule looks at one file and names what it finds wrong.</summary>
public static partial class ArchitectureRules
{
    /// <summary>A feature may use the <c>Contracts</c> of these others, and nothing else of them.</summary>
    private static readonly Dictionary<string, string[]> Graph = new()
    {
        ["Accounts"] = [],
        ["Behavior"] = [],
        ["Campaigns"] = [],
        ["Messages"] = [],
        ["Wallet"] = [],
        ["WaitingRoom"] = ["Campaigns"],
        ["Payments"] = ["Wallet"],
        ["Store"] = ["Campaigns", "Payments"],
        ["Entry"] = ["Campaigns", "WaitingRoom", "Payments", "Accounts", "Wallet"],
        ["Seats"] = ["Campaigns", "WaitingRoom", "Payments", "Accounts"],
        ["Dashboard"] = ["Behavior", "Campaigns", "Entry", "Payments", "Seats"],
        ["Insights"] = ["Dashboard"],
    };

    public static IEnumerable<string> Check(SourceFile file) =>
        Lengths(file).Concat(FeatureGraph(file)).Concat(Layers(file)).Concat(Drivers(file)).Concat(SearchDoor(file)).Concat(NoHttpInCore(file)).Concat(BoundFields(file));

    private static IEnumerable<string> Lengths(SourceFile file)
    {
        var limit = file.Path.EndsWith(".razor", StringComparison.Ordinal) ? 120 : 300;
        if (file.Lines > limit)
        {
            yield return $"{file.Path}: {file.Lines} lines, more than {limit}; it does two things";
        }
    }

    // A field that says its value by hand is overwritten by each answer that is under way while somebody types; only @bind knows that the browser is ahead.
    private static IEnumerable<string> BoundFields(SourceFile file)
    {
        if (file.Path.EndsWith(".razor", StringComparison.Ordinal) && (file.Text.Contains("@oninput=", StringComparison.Ordinal) || file.Text.Contains("@onchange=", StringComparison.Ordinal)))
        {
            yield return $"{file.Path}: follows a field by hand; bind it";
        }
    }

    private static IEnumerable<string> FeatureGraph(SourceFile file)
    {
        if (!file.Under("Axon.Core/Features"))
        {
            yield break;
        }

        var feature = file.Path.Split('/')[2];
        if (!Graph.TryGetValue(feature, out var allowed))
        {
            yield return $"{file.Path}: the graph does not know the feature {feature}";
            yield break;
        }

        foreach (var use in file.Code.SelectMany(line => FeatureUse().Matches(line)))
        {
            var (other, part) = (use.Groups["feature"].Value, use.Groups["part"].Value);
            if (other != feature && !(allowed.Contains(other) && part == "Contracts"))
            {
                yield return $"{file.Path}: {feature} may not use {other}{(part == "" ? "" : $".{part}")}";
            }
        }
    }

    private static IEnumerable<string> Layers(SourceFile file)
    {
        var inner = file.Under("Axon.Core/Features") || file.Under("Axon.Core/Shared");
        if ((inner || file.Under("Axon.Web/Features") || file.Under("Axon.Web/Components") || file.Under("Axon.Workers/Jobs") || file.Under("Axon.Workers/Consumers"))
            && file.Code.Any(line => line.Contains("Axon.Core.Infrastructure", StringComparison.Ordinal)))
        {
            yield return $"{file.Path}: uses Infrastructure; only the start chooses adapters";
        }

        if (file.Under("Axon.Core/Shared") && file.Code.Any(line => line.Contains("Axon.Core.Features", StringComparison.Ordinal)))
        {
            yield return $"{file.Path}: Shared uses a feature";
        }

        if (file.Under("Axon.Core") && file.Code.Any(line => OuterUse().IsMatch(line)))
        {
            yield return $"{file.Path}: Core uses what lies around it";
        }
    }

    private static IEnumerable<string> Drivers(SourceFile file)
    {
        var product = !file.Under("Axon.Tests") && !file.Under("Axon.E2E");
        if (product && !file.Under("Axon.Core/Infrastructure") && file.Code.FirstOrDefault(line => DriverUse().IsMatch(line)) is { } line)
        {
            yield return $"{file.Path}: only Infrastructure may say: {line.Trim()}";
        }

        if (product && !file.Under("Axon.Core/Infrastructure/Kafka") && file.Code.FirstOrDefault(line => KafkaUse().IsMatch(line)) is { } kafka)
        {
            yield return $"{file.Path}: only Infrastructure/Kafka may say: {kafka.Trim()}";
        }
    }

    private static IEnumerable<string> SearchDoor(SourceFile file)
    {
        var mayKnow = file.Under("Axon.Core/Infrastructure/Elasticsearch") || file.Under("Axon.Tests") || file.Under("Axon.E2E") || file.Path == "Axon.Core/AxonCore.cs";
        if (!mayKnow && file.Code.FirstOrDefault(line => SearchUse().IsMatch(line)) is { } line)
        {
            yield return $"{file.Path}: only Infrastructure/Elasticsearch speaks to the search cluster: {line.Trim()}";
        }
    }

    private static IEnumerable<string> NoHttpInCore(SourceFile file) =>
        file.Under("Axon.Core") && file.Code.FirstOrDefault(line => HttpUse().IsMatch(line)) is { } line
            ? [$"{file.Path}: Core knows no HTTP and no pages: {line.Trim()}"]
            : [];

    [GeneratedRegex(@"Axon\.Core\.Features\.(?<feature>\w+)(\.(?<part>\w+))?")]
    private static partial Regex FeatureUse();

    [GeneratedRegex(@"\bAxon\.(Web|Workers|PaymentSimulator)\b")]
    private static partial Regex OuterUse();

    [GeneratedRegex(@"\b(using (static )?|global::)(MySql\.Data|Dapper|StackExchange\.Redis)\b")]
    private static partial Regex DriverUse();

    [GeneratedRegex(@"\b(using (static )?|global::)Confluent\b")]
    private static partial Regex KafkaUse();

    [GeneratedRegex(@"\bInfrastructure\.Elasticsearch\b|/_(bulk|search|count|aliases|index_template)\b")]
    private static partial Regex SearchUse();

    [GeneratedRegex(@"\bMicrosoft\.AspNetCore\.(Http|Mvc|Components|Routing|Builder)\b")]
    private static partial Regex HttpUse();
}
