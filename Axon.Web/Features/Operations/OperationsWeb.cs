using Axon.Web.Features.Operations.BadRows;
using Axon.Web.Features.Operations.Pipeline;
using Axon.Web.Http;
using Axon.Web.Resources;

namespace Axon.Web.Features.Operations;

/// <summary>Operations on the web: whether all books agree, rejected events, and the way of events.</summary>
internal static class OperationsWeb
{
    public const string NoDeadLetter = "operations/no-dead-letter";

    public static IServiceCollection AddOperationsWeb(this IServiceCollection services) => services.AddScoped<OperationsReader>().AddScoped<PipelineReader>()
        .AddRefusals([Refusal.Of<OperationsStrings>(StatusCodes.Status404NotFound, NoDeadLetter, nameof(OperationsStrings.RequeueMissing))]);

    public static void MapOperationsWeb(this IEndpointRouteBuilder api) => api.MapOperations().MapBadRows().MapPipeline();
}
