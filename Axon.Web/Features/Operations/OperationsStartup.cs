namespace Axon.Web.Features.Operations;

internal static class OperationsStartup
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services.AddScoped<OperationsReader>().AddScoped<Pipeline.PipelineReader>();
}
