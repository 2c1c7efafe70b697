using System.Text.Json;
using System.Text.RegularExpressions;
using Axon.Tests.Architecture;
using Axon.Tests.Integration.Accounts;

namespace Axon.Tests.Integration.OpenApi;

/// <summary>What integrators may rely on in the document: everything is named, exemplified and true to itself.</summary>
public sealed partial class DocumentTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private AccountsApp _app = null!; // InitializeAsync
    private ApiDocument _document = null!; // InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _app = await shared.OpenAsync();
        _document = (await DocumentedApi.OpenAsync(_app.Browser())).Document;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Operations_HaveNamesAnswersAndRefusals()
    {
        Assert.True(_document.Operations.Count > 50);
        Assert.DoesNotContain(_document.Operations, operation => string.IsNullOrEmpty(operation.Id) || string.IsNullOrEmpty(operation.Summary));
        Assert.Equal(_document.Operations.Count, _document.Operations.Select(operation => operation.Id).Distinct().Count());
        Assert.Empty(_document.Operations.SelectMany(Lacks));
    }

    /// <summary>By the rules of the makers of the format, and by those that public linters add and that this document once broke.</summary>
    [Fact]
    public void Document_PassesTheRulesOfLinters()
    {
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(_document.Root.GetRawText(), "json");

        Assert.Empty(read.Diagnostic!.Errors.Concat(read.Diagnostic.Warnings).Select(error => $"{error.Pointer}: {error.Message}")); // always there after reading
        Assert.All(_document.Root.GetProperty("servers").EnumerateArray(), server => Assert.DoesNotMatch("/$", server.GetProperty("url").GetString()));
        Assert.Empty(Enums(_document.Root).Where(values => values.EnumerateArray().Any(value => value.ValueKind != JsonValueKind.String)).Select(values => values.ToString()));
        Assert.DoesNotContain(_document.Operations, operation => !operation.Definition.TryGetProperty("security", out _));
        Assert.Contains(_document.Operations, operation => !operation.NeedsToken);
        var tags = _document.Root.GetProperty("tags").EnumerateArray().ToDictionary(tag => tag.GetProperty("name").GetString()!, tag => tag.TryGetProperty("description", out var words) ? words.GetString() : null); // named
        Assert.DoesNotContain(tags, tag => string.IsNullOrEmpty(tag.Value));
        Assert.Empty(_document.Operations.SelectMany(operation => operation.Definition.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)).Except(tags.Keys)); // names
    }

    [Fact]
    public void Bodies_HaveExamplesThatTheSchemasAccept()
    {
        var bodies = _document.Operations.Where(operation => operation.Body is not null).ToList();

        Assert.NotEmpty(bodies);
        Assert.DoesNotContain(bodies, operation => operation.Body!.Value.Example is null); // has a body
        Assert.Empty(bodies.SelectMany(operation => _document.Differences(operation.Body!.Value.Schema, operation.Body.Value.Example!.Value).Select(difference => $"{operation}: {difference}")));
        Assert.Empty(_document.Operations.SelectMany(operation => operation.Responses.SelectMany(response => Answers(response.Value)
            .Where(answer => answer.Example is not null)
            .SelectMany(answer => _document.Differences(answer.Schema, answer.Example!.Value).Select(difference => $"{operation} {response.Name}: {difference}")))));
    }

    /// <summary>A code that stands anywhere in the source and not in the document is a refusal that integrators meet unprepared.</summary>
    [Fact]
    public void Problems_ThatTheCodeKnows_AreAllNamed()
    {
        var inCode = SourceTree.Files(".cs").Where(file => (file.Under("Axon.Web") || file.Under("Axon.Core")) && !file.Path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => file.Code).SelectMany(line => Code().Matches(line)).Select(match => match.Groups[1].Value)
            .Where(code => !MediaType().IsMatch(code)).Distinct().Select(code => "axon:" + code).ToList();

        Assert.Contains("axon:entry/sold-out", inCode);
        Assert.Contains("axon:payments/expired", inCode);
        Assert.Contains("axon:accounts/email-taken", inCode);
        Assert.Empty(inCode.Except(_document.ProblemTypes()));
    }

    /// <summary>Put together at run time, a code would escape the test above.</summary>
    [Fact]
    public void Problems_AreWrittenOut() => Assert.Empty(SourceTree.Files(".cs")
        .Where(file => file.Under("Axon.Web") && !file.Path.Contains("/obj/", StringComparison.Ordinal))
        .SelectMany(file => file.Code.Where(line => Half().IsMatch(line)).Select(line => $"{file.Path}: {line.Trim()}")));

    private IEnumerable<string> Lacks(ApiOperation operation)
    {
        var answers = operation.Responses.Where(response => response.Name[0] == '2').ToList();
        if (answers.Count == 0)
        {
            yield return $"{operation} never succeeds";
        }

        foreach (var answer in answers.Where(answer => answer.Name != "204" && operation.Id != "ReceiveTossWebhook" && !Answers(answer.Value).Any()))
        {
            yield return $"{operation} {answer.Name} has no schema";
        }

        foreach (var refusal in operation.Responses.Where(response => response.Name[0] is '4' or '5' or 'd'))
        {
            if (refusal.Value.GetProperty("description").GetString() is not { Length: > 20 })
            {
                yield return $"{operation} {refusal.Name} is not described";
            }

            if (refusal.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString() != "#/components/schemas/Problem")
            {
                yield return $"{operation} {refusal.Name} is no problem";
            }
        }

        if (operation.NeedsToken && (operation.ResponseTo(401) is null || operation.ResponseTo(403) is null))
        {
            yield return $"{operation} refuses nobody";
        }

        foreach (var name in PathParameter().Matches(operation.Path).Select(match => match.Groups[1].Value)
            .Except(operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString())))
        {
            yield return $"{operation} does not say what {name} is";
        }
    }

    private static IEnumerable<JsonElement> Enums(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => member is { Name: "enum", Value.ValueKind: JsonValueKind.Array } ? [member.Value] : Enums(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Enums),
        _ => [],
    };

    private static IEnumerable<(JsonElement Schema, JsonElement? Example)> Answers(JsonElement response) => response.TryGetProperty("content", out var content)
        ? content.EnumerateObject().Select(media => (media.Value.GetProperty("schema"), media.Value.TryGetProperty("example", out var example) ? example : (JsonElement?)null))
        : [];

    [GeneratedRegex("\"([a-z]+/[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Code();

    [GeneratedRegex("^(application|text|image|font|multipart)/")]
    private static partial Regex MediaType();

    [GeneratedRegex("\"(accounts|behavior|campaigns|entry|payments|request|dashboard|operations)/(\"|\\{)|\"axon:[a-z]+/")]
    private static partial Regex Half();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
