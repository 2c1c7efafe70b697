using System.Globalization;
using System.Text.Json;

namespace Axon.Core.Tracking.Search;

/// <summary>What the cluster answered, be it yes or no.</summary>
internal sealed class SearchAnswer(int status, byte[] body, string? product)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;
    private JsonElement? _json;

    public int Status => status;

    /// <summary>The <c>X-elastic-product</c> header.</summary>
    public string? Product => product;

    public bool IsOk => status is >= 200 and < 300;

    public JsonElement Json => _json ??= Parse();

    /// <summary>The error's type, else its whole text.</summary>
    public string Error => Json.ValueKind != JsonValueKind.Object || !Json.TryGetProperty("error", out var error) ? "no reason given"
        : error.ValueKind == JsonValueKind.Object && error.TryGetProperty("type", out var type) ? $"{type.GetString()}: {(error.TryGetProperty("reason", out var reason) ? reason.ToString() : "")}"
        : error.ToString();

    /// <exception cref="SearchException">The answer is no.</exception>
    public SearchAnswer OrThrow() => IsOk ? this : throw new SearchException(status, Error);

    private JsonElement Parse()
    {
        try
        {
            return body.Length == 0 ? Nothing : JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
            // A proxy in between answers with a page.
            return IsOk ? throw new SearchException(status, "no JSON") : Nothing;
        }
    }
}

/// <summary>The search cluster answered, and not with what was asked for.</summary>
public sealed class SearchException(int status, string reason)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The search cluster answered {status}: {reason}"))
{
    public int Status { get; } = status;
}
