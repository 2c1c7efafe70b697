using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Axon.Web.Startup;

/// <summary>The API's own description (OpenAPI 3.1) at <c>/openapi/v1.json</c>, and a page to try it at <c>/docs</c>.</summary>
internal static class OpenApiStartup
{
    private const string Bearer = "bearer";

    private static readonly JsonObject Examples = ReadExamples();

    public static IServiceCollection AddAxonOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeOperationAsync);
    });

    public static WebApplication MapAxonOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "Axon API";
            page.SwaggerEndpoint("/openapi/v1.json", "Axon v1");
            page.EnableTryItOutByDefault();
        });
        return app;
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Axon",
            Version = "v1",
            Description =
                """
                Everything that people do on Axon's pages, for programs. Get a token from `POST /api/accounts/token` and send it as `Authorization: Bearer …`.
                Times are ISO 8601 in UTC, money is minor units with its currency, and an unknown member in a body is refused.
                Send an `Idempotency-Key` with a call that changes something: a repetition gets the first answer again. Refusals are RFC 9457 problems;
                their `type` is one of those listed with the `Problem` schema. 429 and 503 say in `Retry-After` when to come back.
                """,
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The accessToken of POST /api/accounts/token.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["Problem"] = ProblemSchema();
        return Task.CompletedTask;
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457 problem details.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "What kind of refusal it is; stable.",
                Enum = [.. ProblemCatalog.Codes.Select(code => (JsonNode)JsonValue.Create("axon:" + code))],
            },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What happened, in the language of Accept-Language." },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "Whether money moved and what to do, where that matters." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names this request in the logs." },
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, Description = "Words for each member of the body that was wrong." },
        },
    };

    private static Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var action = context.Description;
        var path = "/" + action.RelativePath;
        operation.Responses ??= [];
        operation.Responses.TryAdd("4XX", new OpenApiResponse
        {
            Description = "Refused; the problem says why.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            },
        });
        if (action.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        }

        if (action.HttpMethod is "POST" or "PUT" or "DELETE")
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Description = "Up to 128 characters of your choice; the same key with the same body gets the same answer.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 128 },
            });
        }

        AddExamples(operation, Examples[$"{action.HttpMethod} {path}"] as JsonObject);
        return Task.CompletedTask;
    }

    private static void AddExamples(OpenApiOperation operation, JsonObject? examples)
    {
        if (examples?["request"] is { } request && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = request.DeepClone();
        }

        if (examples?["response"] is { } response)
        {
            var success = operation.Responses?.FirstOrDefault(pair => pair.Key.StartsWith('2')).Value?.Content;
            if (success?.TryGetValue("application/json", out var answer) == true)
            {
                answer.Example = response.DeepClone();
            }
        }
    }

    private static JsonObject ReadExamples()
    {
        using var stream = typeof(OpenApiStartup).Assembly.GetManifestResourceStream("openapi-examples.json")
            ?? throw new InvalidOperationException("openapi-examples.json is not embedded");
        return JsonNode.Parse(stream)!.AsObject(); // our own file, an object
    }
}
