using System.Text.RegularExpressions;

namespace Axon.Tests.Architecture;

/// <summary>Who may use whom. Each rule looks at one file and names what it finds wrong.</summary>
public static partial class ArchitectureRules
{
    /// <summary>What a folder of Axon.Core may use beside itself. <c>AxonCore.cs</c> above them all chooses the adapters.</summary>
    private static readonly Dictionary<string, string[]> Graph = new()
    {
        ["Kernel"] = [],
        ["Hosting"] = ["Kernel"],
        ["Db"] = ["Kernel", "Hosting"],
        ["Redis"] = ["Kernel"],
        ["Streams"] = ["Kernel", "Hosting", "Facts", "Tracking"], // names the topics and makes the readers of both
        ["Idempotency"] = ["Kernel", "Db"],
        ["Audit"] = ["Kernel", "Db", "Redis"],
        ["Facts"] = ["Kernel", "Db", "Streams", "Audit"],
        ["Accounts"] = ["Kernel", "Db", "Facts", "Audit"],
        ["Wallet"] = ["Kernel", "Db"],
        ["Catalog"] = ["Kernel", "Db", "Facts", "Audit", "Accounts"],
        ["Checkout"] = ["Kernel", "Db", "Facts", "Audit", "Idempotency", "Catalog", "Wallet"],
        ["Entry"] = ["Kernel", "Hosting", "Db", "Redis", "Facts", "Catalog", "Checkout", "Wallet"],
        ["Dashboard"] = ["Kernel", "Db", "Entry"],
        ["Tracking"] = ["Kernel", "Hosting", "Db", "Facts", "Streams", "Audit", "Dashboard"],
        ["Infrastructure"] = ["Kernel", "Hosting", "Db"],
    };

    public static IEnumerable<string> Check(SourceFile file) =>
        Lengths(file).Concat(FeatureGraph(file)).Concat(Layers(file)).Concat(Drivers(file)).Concat(SearchDoor(file)).Concat(NoHttpInCore(file)).Concat(WebFloors(file)).Concat(BoundFields(file));

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
        if (!file.Under("Axon.Core") || file.Path.Count(c => c == '/') < 2)
        {
            yield break;
        }

        var folder = file.Path.Split('/')[1];
        if (!Graph.TryGetValue(folder, out var allowed))
        {
            yield return $"{file.Path}: the graph does not know {folder}";
            yield break;
        }

        foreach (var other in file.Code.SelectMany(line => CoreUse().Matches(line)).Select(use => use.Groups["folder"].Value))
        {
            if (other != folder && !allowed.Contains(other))
            {
                yield return $"{file.Path}: {folder} may not use {other}";
            }
        }
    }

    private static IEnumerable<string> Layers(SourceFile file)
    {
        if ((file.Under("Axon.Web/Features") || file.Under("Axon.Web/Ui") || (file.Under("Axon.Workers") && file.Path != "Axon.Workers/Program.cs")) && file.Code.Any(line => StoreUse().IsMatch(line)))
        {
            yield return $"{file.Path}: reaches for a server; only the start chooses adapters";
        }

        if (file.Under("Axon.Core") && file.Code.Any(line => OuterUse().IsMatch(line)))
        {
            yield return $"{file.Path}: Core uses what lies around it";
        }
    }

    // Http is the floor, Ui stands on it, features on both; Start and Program.cs know them all.
    private static IEnumerable<string> WebFloors(SourceFile file)
    {
        var wrong = file.Under("Axon.Web/Http") ? AboveHttp()
            : file.Under("Axon.Web/Ui") || file.Under("Axon.Web/Features") ? AboveFeatures()
            : null;
        if (wrong is not null && file.Code.FirstOrDefault(line => wrong.IsMatch(line)) is { } line)
        {
            yield return $"{file.Path}: leans on what stands upon it: {line.Trim()}";
        }
    }

    private static IEnumerable<string> Drivers(SourceFile file)
    {
        if (file.Under("Axon.Tests") || file.Under("Axon.E2E"))
        {
            yield break;
        }

        if (file.Code.FirstOrDefault(line => DriverUse().IsMatch(line)) is { } line)
        {
            if (!file.Under("Axon.Core"))
            {
                yield return $"{file.Path}: only Core may say: {line.Trim()}";
            }
            else if (file.Code.Any(code => code.Contains(" HandleAsync(", StringComparison.Ordinal)))
            {
                yield return $"{file.Path}: a use case does not say: {line.Trim()}; its store does";
            }
        }

        var kafka = file.Under("Axon.Core/Streams") || file.Under("Axon.Core") && Path.GetFileName(file.Path).StartsWith("Kafka", StringComparison.Ordinal);
        if (!kafka && file.Code.FirstOrDefault(line => KafkaUse().IsMatch(line)) is { } use)
        {
            yield return $"{file.Path}: only Streams may say: {use.Trim()}";
        }
    }

    private static IEnumerable<string> SearchDoor(SourceFile file)
    {
        var mayKnow = file.Under("Axon.Core/Tracking/Search") || file.Under("Axon.Tests") || file.Under("Axon.E2E") || file.Path == "Axon.Core/AxonCore.cs";
        if (!mayKnow && file.Code.FirstOrDefault(line => SearchUse().IsMatch(line)) is { } line)
        {
            yield return $"{file.Path}: only Tracking/Search speaks to the search cluster: {line.Trim()}";
        }
    }

    private static IEnumerable<string> NoHttpInCore(SourceFile file) =>
        file.Under("Axon.Core") && file.Code.FirstOrDefault(line => HttpUse().IsMatch(line)) is { } line
            ? [$"{file.Path}: Core knows no HTTP and no pages: {line.Trim()}"]
            : [];

    [GeneratedRegex(@"Axon\.Core\.(?<folder>\w+)")]
    private static partial Regex CoreUse();

    [GeneratedRegex(@"\bAxon\.Core\.(Db|Redis|Streams|Tracking\.Search|Infrastructure)\b")]
    private static partial Regex StoreUse();

    [GeneratedRegex(@"\bAxon\.(Web|Workers|PaymentSimulator)\b")]
    private static partial Regex OuterUse();

    [GeneratedRegex(@"\bAxon\.Web\.(Features|Start|Ui)\b")]
    private static partial Regex AboveHttp();

    [GeneratedRegex(@"\bAxon\.Web\.Start\b")]
    private static partial Regex AboveFeatures();

    [GeneratedRegex(@"\b(using (static )?|global::)(MySql\.Data|MySqlConnector|Dapper|StackExchange\.Redis)\b")]
    private static partial Regex DriverUse();

    [GeneratedRegex(@"\b(using (static )?|global::)Confluent\b")]
    private static partial Regex KafkaUse();

    [GeneratedRegex(@"\bTracking\.Search\b|\busing Elastic\b|/_(bulk|search|count|aliases|index_template)\b")]
    private static partial Regex SearchUse();

    [GeneratedRegex(@"\bMicrosoft\.AspNetCore\.(Http|Mvc|Components|Routing|Builder)\b")]
    private static partial Regex HttpUse();
}
