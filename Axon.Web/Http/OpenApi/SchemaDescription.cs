using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Axon.Web.Http.OpenApi;

/// <summary>Says what the framework cannot see behind our own converters: times and names of values are strings.</summary>
internal sealed class SchemaDescription : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var named = Nullable.GetUnderlyingType(type) ?? type;
        if (named.IsEnum)
        {
            // Stands for itself under its name; whoever may leave it out says so around the reference.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(named).Select(name => JsonValue.Create(name))];
        }
        else if (named == typeof(DateTimeOffset))
        {
            schema.Type = named == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        if (named == typeof(Core.Kernel.Money))
        {
            schema.Required = new HashSet<string> { "minor", "currency" };
        }

        return Task.CompletedTask;
    }
}
