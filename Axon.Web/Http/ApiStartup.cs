using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Http;

/// <summary>What every API endpoint has in common: strict JSON in, plain JSON out, problems for refusals, no requests from other sites.</summary>
internal static class ApiStartup
{
    public const string Prefix = "/api";

    public static bool IsApi(HttpRequest request) => IsApi(request.Path);

    public static bool IsApi(PathString path) => path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);

    public static IServiceCollection AddAxonApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => ApiProblem.Complete(context.ProblemDetails, context.HttpContext));
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.AddPlainIds();
        services.AddRateLimiter();
        services.AddSingleton<Refusals>().AddRefusals(RequestRefusals.All);
        return services;
    }

    /// <summary>After authentication, before authorization: refuses what another site's page could have sent and bodies that nobody reads, gives bodiless refusals their words, and counts.</summary>
    public static IApplicationBuilder UseAxonApi(this IApplicationBuilder app) => app.UseWhen(
        context => IsApi(context.Request),
        api => api.UseStatusCodePages(context => ApiStatusPages.WriteAsync(context.HttpContext)).UseMiddleware<OriginGuard>())
        .UseMiddleware<ReadableBody>().UseRateLimiter();

    /// <summary>The group that features map their endpoints into, with full paths from <c>/api</c>.</summary>
    public static RouteGroupBuilder MapAxonApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").DisableAntiforgery();
        group.AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            var actual = result is INestedHttpResult nested ? nested.Result : result;
            if (actual is ProblemHttpResult problem)
            {
                ApiProblem.Complete(problem.ProblemDetails, context.HttpContext);
            }

            return result;
        });
        group.RequirePlainQueries();
        return group;
    }

    internal static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.NumberHandling = JsonNumberHandling.Strict;
        // A member that nobody reads is a mistake of the caller's, or an attempt to set what may not be set.
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.MaxDepth = 16;
        json.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        json.Converters.Add(new UtcTimeConverter());
    }
}
