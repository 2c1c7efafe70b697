using System.Globalization;

namespace Axon.Core.Tracking.Search;

/// <summary>The form of an index of behaviour events. Another form is another <see cref="Version"/>, never a change of this one.</summary>
/// <remarks>
/// Strict: a field that is not written here is refused. Times are kept twice, as a date for people and tools and as microseconds, which is what MySQL
/// has and what order and ranges go by. Free properties are kept as they came, outside the index, so that names can neither collide nor
/// multiply; they are found by <c>propTerms</c>, one <c>name=value</c> each. That needs no type that only one kind of server has.
/// </remarks>
internal static class BehaviorMapping
{
    public const int Version = 1;

    private static readonly (string Type, string[] Fields)[] Fields =
    [
        ("keyword", ["eventId", "type", "source", "visitorId", "userId", "sessionId", "pageViewId", "referrer", "utmSource", "utmMedium", "utmCampaign", "device", "os", "browser", "consent", "target", "reason"]),
        ("date", ["occurredAt", "receivedAt"]),
        ("long", ["occurredMicros", "receivedMicros", "campaignId", "activityId", "productId", "amountMinor"]),
        ("integer", ["schemaVersion", "seq", "quantity", "engagedMs", "scrollPct"]),
        ("double", ["sampleRate"]),
        ("boolean", ["isNewVisitor", "suspectedBot"]),
    ];

    /// <param name="inUse">Whether readers read this version: then its new days join them.</param>
    /// <param name="policy">The name of Elasticsearch's lifecycle policy, where it has one.</param>
    public static object Template(BehaviorNames names, bool inUse, string? policy = null) => new
    {
        index_patterns = new[] { names.Pattern },
        priority = 500,
        version = names.Version,
        _meta = new { axon = names.Version },
        template = new { settings = Settings(policy), mappings = Mappings(names.Version), aliases = inUse ? new Dictionary<string, object> { [names.Alias] = new { } } : [] },
    };

    private static Dictionary<string, object> Settings(string? policy)
    {
        Dictionary<string, object> settings = new() { ["index.number_of_shards"] = 1, ["index.auto_expand_replicas"] = "0-1", ["index.refresh_interval"] = "1s" };
        if (policy is not null)
        {
            settings["index.lifecycle.name"] = policy;
            settings["index.lifecycle.parse_origination_date"] = true;
        }

        return settings;
    }

    private static object Mappings(int version)
    {
        var properties = Fields.SelectMany(kind => kind.Fields.Select(field => (field, kind.Type))).ToDictionary(field => field.field, field => (object)new { type = field.Type });
        properties["url"] = properties["propTerms"] = new { type = "keyword", ignore_above = 1024 };
        properties["props"] = new { type = "object", enabled = false };
        return new { dynamic = "strict", _meta = new { version }, properties };
    }
}

/// <summary>What the daily indexes of one version are called.</summary>
internal sealed record BehaviorNames(string? Prefix, int Version)
{
    private const string DayFormat = "yyyy.MM.dd";

    /// <summary>What readers read: the indexes of the version in use, of all days.</summary>
    public string Alias { get; } = Prefix + "behavior-events";

    public string Family => string.Create(CultureInfo.InvariantCulture, $"{Alias}-v{Version}");

    public string Pattern => Family + "-*";

    /// <summary>The indexes of every version.</summary>
    public string EveryVersion => Alias + "-v*";

    public string Of(DateTimeOffset occurredAt) => Of(DateOnly.FromDateTime(occurredAt.UtcDateTime));

    public string Of(DateOnly day) => $"{Family}-{day.ToString(DayFormat, CultureInfo.InvariantCulture)}";

    /// <summary>Null when the index is not one of this alias.</summary>
    public (int Version, DateOnly Day)? Read(string index)
    {
        var rest = index.StartsWith(Alias + "-v", StringComparison.Ordinal) ? index[(Alias.Length + 2)..].Split('-', 2) : [];
        return rest.Length == 2
            && int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && DateOnly.TryParseExact(rest[1], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? (version, day)
                : null;
    }
}
