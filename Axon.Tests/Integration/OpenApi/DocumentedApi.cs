using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Axon.Tests.Integration.OpenApi;

/// <summary>A program that knows nothing but the address of the document: it finds calls by their ids, fills them from examples and values it has learned, and holds each answer against the document.</summary>
internal sealed class DocumentedApi(HttpClient http, ApiDocument document)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ApiDocument Document => document;

    public static async Task<DocumentedApi> OpenAsync(HttpClient http) =>
        new(http, new ApiDocument(JsonElement.Parse(await http.GetStringAsync("/openapi/v1.json", Stop))));

    /// <summary>Makes a call and checks its answer.</summary>
    /// <param name="token">Sent only where the document asks for one.</param>
    /// <param name="values">By the names of parameters and of members of the body; what is not given comes from the example.</param>
    public async Task<(int Status, JsonElement Body)> CallAsync(string id, string? token = null, params (string Name, JsonNode? Value)[] values)
    {
        var operation = document.Operation(id);
        var given = values.ToDictionary(value => value.Name, value => value.Value);
        using var request = new HttpRequestMessage(operation.Method, Address(operation, given));
        if (operation.NeedsToken)
        {
            Assert.NotNull(token);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var header in operation.Parameters.Where(parameter => In(parameter) == "header"))
        {
            if (given.Remove(Name(header), out var value))
            {
                request.Headers.Add(Name(header), $"{value}");
            }
        }

        if (operation.Body is { } body)
        {
            request.Content = new StringContent(Fill(body, given, operation).ToJsonString(), Encoding.UTF8, "application/json");
        }

        Assert.True(given.Count == 0, $"{operation} has no {string.Join(", ", given.Keys)} in the document");
        using var answer = await http.SendAsync(request, Stop);
        return ((int)answer.StatusCode, await CheckAsync(operation, answer));
    }

    /// <summary>As <see cref="CallAsync"/>, and it must go well.</summary>
    public async Task<JsonElement> DoAsync(string id, string? token = null, params (string Name, JsonNode? Value)[] values)
    {
        var (status, body) = await CallAsync(id, token, values);
        Assert.True(status is >= 200 and < 300, $"{id}: {status} {body}");
        return body;
    }

    private static string Address(ApiOperation operation, Dictionary<string, JsonNode?> given)
    {
        var path = operation.Path;
        var query = new List<string>();
        foreach (var parameter in operation.Parameters.Where(parameter => In(parameter) is "path" or "query"))
        {
            if (given.Remove(Name(parameter), out var value))
            {
                var text = Uri.EscapeDataString($"{value}");
                path = path.Replace($"{{{Name(parameter)}}}", text, StringComparison.Ordinal);
                if (In(parameter) == "query")
                {
                    query.Add($"{Name(parameter)}={text}");
                }
            }
        }

        Assert.DoesNotContain('{', path);
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private JsonObject Fill((JsonElement Schema, JsonElement? Example) body, Dictionary<string, JsonNode?> given, ApiOperation operation)
    {
        var filled = body.Example is { } example ? JsonNode.Parse(example.GetRawText())!.AsObject() : []; // an object
        foreach (var member in document.MembersOf(body.Schema))
        {
            if (given.Remove(member, out var value))
            {
                filled[member] = value?.DeepClone();
            }
        }

        var differences = document.Differences(body.Schema, JsonElement.Parse(filled.ToJsonString()));
        Assert.True(differences.Count == 0, $"{operation}: the body is not as the document wants it: {string.Join("; ", differences)}");
        return filled;
    }

    private async Task<JsonElement> CheckAsync(ApiOperation operation, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        var status = (int)answer.StatusCode;
        Assert.True(operation.ResponseTo(status) is not null, $"{operation}: the document does not know the answer {status} {text}");
        var response = operation.ResponseTo(status)!.Value; // checked
        if (!response.TryGetProperty("content", out var content))
        {
            Assert.True(text.Length == 0, $"{operation}: {status} has a body that the document does not know: {text}");
            return default;
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        Assert.True(type is not null && content.TryGetProperty(type, out _), $"{operation}: {status} came as {type}, the document says {content}");
        var body = JsonElement.Parse(text);
        var differences = document.Differences(content.GetProperty(type!).GetProperty("schema"), body); // checked
        Assert.True(differences.Count == 0, $"{operation}: {status} is not as documented: {string.Join("; ", differences)}");
        return body;
    }

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!; // always named

    private static string? In(JsonElement parameter) => parameter.GetProperty("in").GetString();
}
