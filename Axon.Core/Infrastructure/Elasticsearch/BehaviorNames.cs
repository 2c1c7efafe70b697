using System.Globalization;

namespace Axon.Core.Infrastructure.Elasticsearch;

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
