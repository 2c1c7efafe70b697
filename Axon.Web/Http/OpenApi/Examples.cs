using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Axon.Web.Http.OpenApi;

/// <summary>The examples of <c>openapi-examples.json</c>, by operation. Times in them move with the clock, so that an example can be sent as it stands.</summary>
internal static partial class Examples
{
    private static readonly JsonObject All = Read();

    public static (JsonNode? Request, JsonNode? Response) Of(string? operation, DateTimeOffset now) =>
        operation is not null && All[operation] is JsonObject examples ? (At(examples["request"], now), At(examples["response"], now)) : default;

    private static JsonNode? At(JsonNode? node, DateTimeOffset now) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, At(part.Value, now)))),
        JsonArray items => new JsonArray([.. items.Select(item => At(item, now))]),
        JsonValue value when value.TryGetValue<string>(out var text) && Moment().Match(text) is { Success: true } moment => Time(moment, now),
        _ => node?.DeepClone(),
    };

    /// <summary><c>{now+3h}</c> is the whole hour that comes three hours later, <c>{today-1d}</c> a day without time.</summary>
    private static JsonValue Time(Match moment, DateTimeOffset now)
    {
        var count = int.Parse(moment.Groups["count"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var time = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero) + (moment.Groups["unit"].Value == "d" ? TimeSpan.FromDays(count) : TimeSpan.FromHours(count));
        return JsonValue.Create(time.ToString(moment.Groups["what"].Value == "today" ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    private static JsonObject Read()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream("openapi-examples.json")
            ?? throw new InvalidOperationException("openapi-examples.json is not embedded");
        return JsonNode.Parse(stream)!.AsObject(); // our own file, an object
    }

    [GeneratedRegex(@"^\{(?<what>now|today)(?<count>[+-]\d+)(?<unit>[hd])\}$")]
    private static partial Regex Moment();
}
