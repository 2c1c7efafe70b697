using Axon.Web.Features.Accounts;
using Axon.Web.Features.Operations.Pipeline.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Operations.Pipeline;

/// <summary>What the page shows, for programs.</summary>
internal static class PipelineEndpoints
{
    public static IEndpointRouteBuilder MapPipeline(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/operations/pipeline", ReadAsync).RequireAuthorization(AxonPolicies.Operator).WithTags("Operations")
            .WithName("GetPipeline").WithSummary("Whether events get from browsers to figures: intake, lag, index and the processes that do it");
        return routes;
    }

    private static async Task<Ok<PipelineJson>> ReadAsync(PipelineReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(PipelineJson.From(await reader.ReadAsync(cancellationToken)));
}
