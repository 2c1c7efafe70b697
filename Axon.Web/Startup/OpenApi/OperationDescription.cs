using Axon.Web.Features.Payments.Idempotency;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Axon.Web.Startup.OpenApi;

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
            responses.TryAdd("401", new OpenApiResponse { Description = "Nobody has signed in, or the token has ended." });
            responses.TryAdd("403", new OpenApiResponse { Description = $"Not allowed to this account. Needs: {string.Join(", ", policies.Select(policy => policy.Policy).Distinct())}." });
        }

        responses.TryAdd("4XX", new OpenApiResponse { Description = "Refused; the problem says why." });
        responses.TryAdd("5XX", new OpenApiResponse { Description = "Not now (503, with Retry-After), or a fault of ours." });
        foreach (var (status, response) in responses)
        {
            if (status[0] is '4' or '5' && response is OpenApiResponse own)
            {
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
