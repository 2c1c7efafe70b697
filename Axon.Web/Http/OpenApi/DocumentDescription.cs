using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Axon.Web.Http.OpenApi;

/// <summary>What holds for the whole API: how to sign in, what a refusal looks like and which kinds there are.</summary>
internal sealed class DocumentDescription(Refusals refusals) : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string Problem = "Problem";

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Accounts"] = "Signing up, getting a token, and one's own account.",
        ["Users"] = "All accounts and what each may do, for admins.",
        ["Catalog"] = "What is announced and on sale; open to everybody.",
        ["Entry"] = "Taking a place in an activity, and giving it up.",
        ["Orders"] = "From a place or a product to a paid order, and back.",
        ["Payments"] = "Payments as the provider sees them.",
        ["Wallet"] = "The coupons of the signed-in person.",
        ["Behavior"] = "What was recorded about how the signed-in person used the shop.",
        ["Dashboard"] = "The figures that marketers see.",
        ["Operations"] = "Whether money, places and deliveries agree, and what waits for a person.",
        ["Admin: campaigns"] = "Campaigns and what they cost.",
        ["Admin: activities"] = "Activities, from draft to end.",
        ["Admin: products"] = "Products, prices and stock.",
        ["Admin: coupons"] = "Coupons that activities give away.",
        ["Admin: images"] = "Pictures of products and activities.",
        ["Admin: custom events"] = "What trackers count beside what they always count.",
        ["Admin: audit"] = "Who changed what.",
    };

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
        foreach (var server in document.Servers ?? [])
        {
            // Paths begin with a slash.
            server.Url = server.Url?.TrimEnd('/');
        }

        foreach (var tag in document.Tags ?? Enumerable.Empty<OpenApiTag>())
        {
            tag.Description = Tags.GetValueOrDefault(tag.Name ?? "");
        }

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
        InlineFiles(document);
        return Task.CompletedTask;
    }

    /// <summary>A file is said where it is sent: generators of clients do not look for one behind the name of the framework's type.</summary>
    private static void InlineFiles(OpenApiDocument document)
    {
        var forms = document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.RequestBody?.Content?.Values ?? Enumerable.Empty<OpenApiMediaType>())
            .Select(media => media.Schema).OfType<OpenApiSchema>().Where(schema => schema.Properties is not null);
        foreach (var form in forms)
        {
            foreach (var (field, schema) in form.Properties!.ToList()) // asked above
            {
                if (schema is OpenApiSchemaReference { Reference.Id: nameof(IFormFile) })
                {
                    form.Properties![field] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
                }
            }
        }

        document.Components?.Schemas?.Remove(nameof(IFormFile));
    }

    private OpenApiSchema ProblemSchema() => new()
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
                Enum = [.. refusals.All.Select(refusal => refusal.Type)],
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
