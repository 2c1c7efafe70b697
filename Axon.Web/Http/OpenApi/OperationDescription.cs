using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Axon.Web.Http.OpenApi;

/// <summary>What each call has besides its own: who may make it, how it can be refused, how to repeat it, and an example.</summary>
internal sealed class OperationDescription(TimeProvider clock) : IOpenApiOperationTransformer
{
    private const string ProblemType = "application/problem+json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var responses = operation.Responses ??= [];
        var policies = metadata.OfType<IAuthorizeData>().ToList();
        if (policies.Count > 0)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentDescription.Bearer, context.Document)] = [] }];
            responses["401"] = new OpenApiResponse { Description = "Nobody has signed in, or the token has ended." };
            responses["403"] = new OpenApiResponse { Description = $"Not allowed to this account, by its role or by the rules of the thing. Needs: {string.Join(", ", policies.Select(policy => policy.Policy).Distinct())}." };
        }
        else
        {
            operation.Security = [];
        }

        // Not 4XX and 5XX: several generators of clients do not know ranges.
        foreach (var status in new[] { "400", "503", "default" })
        {
            responses.TryAdd(status, new OpenApiResponse());
        }

        foreach (var (status, response) in responses)
        {
            if (status[0] is '4' or '5' or 'd' && response is OpenApiResponse own)
            {
                if (policies.Count == 0 || status is not ("401" or "403"))
                {
                    own.Description = Meaning(status) ?? own.Description;
                }

                own.Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() { Schema = new OpenApiSchemaReference(DocumentDescription.Problem, context.Document) } };
            }
        }

        if (metadata.OfType<IdempotentOperation>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotentCall.Header,
                In = ParameterLocation.Header,
                Description = "Up to 128 characters of your choice; the same key with the same body gets the same answer.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 128 },
            });
        }

        AddExamples(operation);
        return Task.CompletedTask;
    }

    /// <summary>What a refusal of this status is about; null where the operation itself has said it.</summary>
    private static string? Meaning(string status) => status switch
    {
        "400" => "Something in the request cannot be read or does not hold; the problem names it.",
        "401" => "The password or the signature is not right.",
        "402" => "The payment was declined; no money was taken.",
        "404" => "There is no such thing, or it is not the caller's to see.",
        "409" => "What is true now does not allow it.",
        "413" => "The body is larger than this operation takes.",
        "415" => "The body is in a form that this operation does not read.",
        "422" => "Understood, and not possible in this way.",
        "429" => "Too many calls; Retry-After says when to come back.",
        "503" => "Not now; Retry-After says when to come back.",
        "default" => "Refused, or a fault of ours; the problem says which.",
        _ => null,
    };

    private void AddExamples(OpenApiOperation operation)
    {
        var (request, response) = Examples.Of(operation.OperationId, clock.GetUtcNow());
        if (request is not null && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = request;
        }

        var success = operation.Responses?.FirstOrDefault(pair => pair.Key[0] == '2').Value?.Content;
        if (response is not null && success?.TryGetValue("application/json", out var answer) == true)
        {
            answer.Example = response;
        }
    }
}
