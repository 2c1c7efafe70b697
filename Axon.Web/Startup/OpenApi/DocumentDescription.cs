using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Axon.Web.Startup.OpenApi;

/// <summary>What holds for the whole API: how to sign in, what a refusal looks like and which kinds there are.</summary>
internal sealed class DocumentDescription : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Axon",
            Version = "v1",
            Description =
                """
                Everything that people do on Axon's pages, for programs. Get a token from `POST /api/accounts/token` and send it as `Authorization: Bearer …`.
                Times are ISO 8601 in UTC, money is minor units with its currency, and an unknown member in a body is refused.
                Calls that list an `Idempotency-Key` give a repetition the first answer again. Refusals are RFC 9457 problems;
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
        document.Components.Schemas[Problem] = ProblemSchema();
        document.Components.Schemas.Remove(nameof(Microsoft.AspNetCore.Mvc.ProblemDetails));
        return Task.CompletedTask;
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457 problem details. Some types carry members of their own, such as `opensAt` or `remaining`.",
        Required = new HashSet<string> { "type", "title", "status", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "What kind of refusal it is; stable.",
                Enum = [.. ProblemCatalog.Types],
            },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What happened, in the language of Accept-Language." },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "Whether money moved and what to do, where that matters." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names this request in the logs." },
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, Description = "Words for each member of the body that was wrong." },
            ["codes"] = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, Description = "Types for each member of the body that was wrong." },
        },
    };
}
