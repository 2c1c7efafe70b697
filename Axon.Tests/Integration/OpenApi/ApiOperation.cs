using System.Text.Json;

namespace Axon.Tests.Integration.OpenApi;

/// <summary>One call as the document describes it.</summary>
internal sealed record ApiOperation(string Path, HttpMethod Method, JsonElement Definition)
{
    public string? Id => Definition.TryGetProperty("operationId", out var id) ? id.GetString() : null;

    public string? Summary => Definition.TryGetProperty("summary", out var summary) ? summary.GetString() : null;

    public bool NeedsToken => Definition.TryGetProperty("security", out var security) && security.GetArrayLength() > 0;

    public IEnumerable<JsonElement> Parameters => Definition.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    public IEnumerable<JsonProperty> Responses => Definition.GetProperty("responses").EnumerateObject();

    /// <summary>The JSON body, when the call has one.</summary>
    public (JsonElement Schema, JsonElement? Example)? Body =>
        Definition.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var media)
            ? (media.GetProperty("schema"), media.TryGetProperty("example", out var example) ? example : null)
            : null;

    /// <summary>What is said about answers of a status: its own entry, or that of all others.</summary>
    public JsonElement? ResponseTo(int status)
    {
        var responses = Definition.GetProperty("responses");
        return responses.TryGetProperty($"{status}", out var own) ? own : responses.TryGetProperty("default", out var others) ? others : null;
    }

    public override string ToString() => $"{Method} {Path}";
}
