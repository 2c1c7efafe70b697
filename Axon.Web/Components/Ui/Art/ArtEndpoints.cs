using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Components.Ui.Art;

/// <summary>Serves generated pictures; they never change, so browsers keep them.</summary>
internal static class ArtEndpoints
{
    private const int LongestSeed = 80;

    public static IEndpointRouteBuilder MapAxonArt(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/art/{family}/{seed}.svg", Draw);
        return routes;
    }

    internal static Results<ContentHttpResult, NotFound> Draw(HttpContext context, string family, string seed)
    {
        if (seed.Length > LongestSeed || !Enum.TryParse<ArtFamily>(family, ignoreCase: true, out var known) || !Enum.IsDefined(known))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(Artwork.Svg(known, seed), "image/svg+xml");
    }
}
