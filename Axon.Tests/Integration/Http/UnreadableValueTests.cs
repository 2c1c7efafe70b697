using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Axon.Core.Accounts;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Integration.OpenApi;

namespace Axon.Tests.Integration.Http;

/// <summary>A value that cannot be read is the caller's mistake, wherever it stands: every operation is given all of them, and none may fail.</summary>
public sealed partial class UnreadableValueTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private AccountsApp _app = null!; // InitializeAsync
    private HttpClient _program = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await shared.OpenAsync(SharedApp.DemoAsync);
        _program = await _app.ProgramAsync($"all{Guid.NewGuid():N}@example.com", Role.Admin, Role.Marketer, Role.Operator);
    }

    public ValueTask DisposeAsync()
    {
        _program.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EveryOperation_GivenIt_RefusesOrAnswers()
    {
        var document = (await DocumentedApi.OpenAsync(_program)).Document;
        List<string> wrong = [];
        var asked = 0;
        foreach (var operation in document.Operations)
        {
            foreach (var request in Requests(operation))
            {
                asked++;
                using var sent = request;
                using var answer = await _program.SendAsync(sent, Stop);
                if (await FaultAsync(answer) is { } fault)
                {
                    wrong.Add($"{operation.Method} {sent.RequestUri}: {fault}");
                }
            }
        }

        Assert.True(asked > 3000, $"Only {asked} requests were made");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("application/json; charset=utf-7", null)]
    [InlineData("application/json; charset=nonsense", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    [InlineData("application/json", "br")]
    [InlineData("application/json", "nonsense")]
    [InlineData("text/plain", null)]
    public async Task EveryOperationWithABody_InAFormThatNobodyReads_Answers415(string type, string? packed)
    {
        var document = (await DocumentedApi.OpenAsync(_program)).Document;
        List<string> wrong = [];
        foreach (var operation in document.Operations.Where(operation => operation.Body is not null))
        {
            using var request = new HttpRequestMessage(operation.Method, Address(operation)) { Content = new StringContent("{}") };
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            if (packed is not null)
            {
                request.Content.Headers.ContentEncoding.Add(packed);
            }

            using var answer = await _program.SendAsync(request, Stop);
            if (answer.StatusCode != HttpStatusCode.UnsupportedMediaType || await answer.ProblemAsync() != "axon:request/unsupported-type")
            {
                wrong.Add($"{operation}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("a\u202Eb")]
    [InlineData("a\0b")]
    [InlineData("a\uFFFEb")]
    public async Task EveryName_ThatReadsOtherThanItIs_IsRefused(string name)
    {
        var document = (await DocumentedApi.OpenAsync(_program)).Document;
        List<string> wrong = [];
        var named = document.Operations.Where(operation => operation.Method == HttpMethod.Post && operation.Body?.Example is not null)
            .SelectMany(operation => document.MembersOf(operation.Body!.Value.Schema).Intersect(["name", "title", "displayName", "description"]).Select(member => (Operation: operation, Member: member))).ToList(); // has a body
        foreach (var (operation, member) in named)
        {
            var body = JsonNode.Parse(operation.Body!.Value.Example!.Value.GetRawText())!; // an object
            body[member] = name;
            using var answer = await _program.SendJsonAsync(operation.Method, Address(operation), body.ToJsonString());
            if (answer.StatusCode != HttpStatusCode.BadRequest || !(await answer.JsonAsync()).GetProperty("errors").TryGetProperty(member, out _))
            {
                wrong.Add($"{operation} {member}: {(int)answer.StatusCode}");
            }
        }

        Assert.True(named.Count >= 6, $"Only {named.Count} names were found");
        Assert.Empty(wrong);
    }

    private IEnumerable<HttpRequestMessage> Requests(ApiOperation operation)
    {
        string Name(System.Text.Json.JsonElement parameter) => parameter.GetProperty("name").GetString()!; // required
        string[] Names(string where) => [.. operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == where).Select(Name)];

        foreach (var bad in BadValues.InPaths)
        {
            foreach (var name in Names("path"))
            {
                yield return Request(operation, Address(operation, name, bad));
            }
        }

        foreach (var bad in BadValues.InQueries)
        {
            foreach (var name in Names("query").Concat(Unlisted(operation.Path)))
            {
                yield return Request(operation, $"{Address(operation)}?{name}={bad}{(name is "from" or "to" or "until" ? "&range=custom&from=2026-01-01&to=2026-01-02" : "")}");
            }
        }

        // Hashing passwords takes its time; what is read around them is tried by the other operations.
        foreach (var body in operation.Body is { Example: { } example } ? BadValues.Bodies(JsonNode.Parse(example.GetRawText())!).Where((_, place) => place % 3 == 0 || !operation.Path.Contains("account", StringComparison.Ordinal)) : []) // an object
        {
            var request = Request(operation, Address(operation));
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            yield return request;
        }
    }

    // Dashboards read the query string as their pages do.
    private static string[] Unlisted(string path) => path.StartsWith("/api/dashboard", StringComparison.Ordinal) ? ["range", "from", "to", "device", "audience", "bots"] : [];

    private static HttpRequestMessage Request(ApiOperation operation, string address)
    {
        var request = new HttpRequestMessage(operation.Method, address);
        if (operation.Body is not null)
        {
            request.Content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue("application/json").MediaType!); // given
        }

        return request;
    }

    private static string Address(ApiOperation operation, string? bad = null, string value = "") => PathParameter().Replace(operation.Path, match =>
        match.Groups[1].Value == bad ? value
        : operation.Parameters.First(parameter => parameter.GetProperty("name").GetString() == match.Groups[1].Value).GetProperty("schema").TryGetProperty("format", out var format) && format.GetString() == "uuid" ? Guid.Empty.ToString()
        : match.Groups[1].Value == "table" ? "fill" : "1");

    private static async Task<string?> FaultAsync(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode < 400)
        {
            return null;
        }

        var words = await answer.Content.ReadAsStringAsync(Stop);
        // Nothing was opened here, so there is no gate to enter by.
        return (int)answer.StatusCode >= 500 && !words.Contains("axon:entry/gate-closed", StringComparison.Ordinal) ? $"{(int)answer.StatusCode}"
            : answer.Content.Headers.ContentType?.MediaType != "application/problem+json" ? $"{(int)answer.StatusCode} without a problem"
            : Ours().Match(words) is { Success: true } named ? $"{(int)answer.StatusCode} names {named.Value}"
            : null;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();

    [GeneratedRegex(@"(Axon\.(Core|Web)|System|Microsoft)\.[A-Z]\w+|Nullable|IFormFile|Int32|""(int|long|string|Guid)\b")]
    private static partial Regex Ours();
}
