using System.Diagnostics;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Http;

/// <summary>Every route of the application, so that a new one is tried the day it is mapped.</summary>
internal static class AppRoutes
{
    public static IReadOnlyList<RouteEndpoint> Of(IServiceProvider services) => [.. services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    /// <summary>An address that the route's constraints let through; otherwise the route would not be asked at all.</summary>
    public static string Path(RoutePattern pattern, Func<RoutePatternParameterPart, string>? value = null) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => (value ?? Passable)(parameter),
            _ => throw new UnreachableException(part.ToString()),
        }))));

    public static string Passable(RoutePatternParameterPart parameter)
    {
        var rules = string.Join(' ', parameter.ParameterPolicies.Select(policy => policy.Content));
        return rules.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString()
            : rules.StartsWith("regex(^(", StringComparison.Ordinal) ? rules[8..].Split('|', ')')[0]
            : "1";
    }
}
