using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Axon.Tests.Contracts.Search;

/// <summary>Stands between Axon and a real search server and answers in its place where a test says so.</summary>
/// <remarks>An item that it answers for does not reach the server, as when the server had refused it.</remarks>
internal sealed class BulkFaults : DelegatingHandler
{
    /// <summary>The status that the item with this document gets, or null to let it pass. The second value is how many bulks came before.</summary>
    public Func<JsonObject, int, int?> Item { get; set; } = (_, _) => null;

    /// <summary>The status that this whole request gets, or null.</summary>
    public Func<HttpRequestMessage, string, int?> Request { get; set; } = (_, _) => null;

    /// <summary>What happens after the server has done the work of a bulk and before its answer arrives.</summary>
    public Func<int, Task> AfterBulk { get; set; } = _ => Task.CompletedTask;

    /// <summary>How many items each bulk had.</summary>
    public List<int> Bulks { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (Request(request, body) is { } whole)
        {
            return Answer(whole, new JsonObject { ["error"] = new JsonObject { ["type"] = "es_rejected_execution_exception", ["reason"] = "as told" } });
        }

        if (request.RequestUri!.AbsolutePath != "/_bulk") // requests of ours have an address
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var number = Bulks.Count;
        var items = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(lines => (Lines: lines, Status: Item(JsonNode.Parse(lines[1])!.AsObject(), number))).ToList(); // documents are objects
        Bulks.Add(items.Count);
        var passed = string.Concat(items.Where(item => item.Status is null).Select(item => $"{item.Lines[0]}\n{item.Lines[1]}\n"));
        var real = new Queue<JsonNode?>();
        if (passed.Length > 0)
        {
            request.Content = new StringContent(passed, Encoding.UTF8, "application/x-ndjson");
            using var response = await base.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!; // it was a success
            real = new Queue<JsonNode?>(answer["items"]!.AsArray().Select(item => item?.DeepClone()));
        }

        await AfterBulk(number);
        return Answer(200, new JsonObject { ["items"] = new JsonArray([.. items.Select(item => item.Status is { } status ? Failed(status) : real.Dequeue())]) });
    }

    private static JsonObject Failed(int status) => new()
    {
        ["create"] = new JsonObject { ["status"] = status, ["error"] = new JsonObject { ["type"] = status == 400 ? "document_parsing_exception" : "es_rejected_execution_exception" } },
    };

    private static HttpResponseMessage Answer(int status, JsonObject body) => new((HttpStatusCode)status)
    {
        Content = new StringContent(body.ToJsonString(new JsonSerializerOptions()), Encoding.UTF8, "application/json"),
    };
}
