using System.Text.Json;

namespace Axon.Tests.Integration.OpenApi;

/// <summary>The API as it describes itself.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    private static readonly string[] Methods = ["get", "post", "put", "delete", "patch"];

    public JsonElement Root { get; } = root;

    public IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(member => Methods.Contains(member.Name))
            .Select(member => new ApiOperation(path.Name, new HttpMethod(member.Name.ToUpperInvariant()), member.Value))),
    ];

    public ApiOperation Operation(string id) => Assert.Single(Operations, operation => operation.Id == id);

    /// <summary>Where a value differs from what a schema says; nothing when it keeps to it.</summary>
    public IReadOnlyList<string> Differences(JsonElement schema, JsonElement value) => new SchemaCheck(Root).Differences(schema, value);

    /// <summary>The members that a schema names, through references.</summary>
    public IReadOnlyCollection<string> MembersOf(JsonElement schema)
    {
        var resolved = new SchemaCheck(Root).Resolve(schema);
        return resolved.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(property => property.Name)] : [];
    }

    public IEnumerable<string> ProblemTypes() =>
        Root.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties").GetProperty("type").GetProperty("enum")
            .EnumerateArray().Select(type => type.GetString()!); // an enum of strings
}
