using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Ui.Art;

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

/// <summary>Pictures of products that do not exist: drawn from a number, the same every time, and nobody's property.</summary>
public static class Artwork
{
    /// <summary>The address of the picture of <paramref name="seed"/>.</summary>
    public static string Url(ArtFamily family, string seed) => $"/art/{family.ToString().ToLowerInvariant()}/{Uri.EscapeDataString(seed)}.svg";

    /// <summary>A family for a product that names none.</summary>
    public static ArtFamily FamilyOf(string seed) => (ArtFamily)(Hash(seed) / 97 % (uint)Enum.GetValues<ArtFamily>().Length);

    public static string Svg(ArtFamily family, string seed)
    {
        var number = Hash(seed);
        var palette = ArtPalette.Of(number);
        var (x, y) = (250 + (number >> 8) % 100, 40 + (number >> 16) % 60);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 390 292" preserveAspectRatio="xMidYMid slice"><defs>
            <linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="{palette.Ground1}"/><stop offset="1" stop-color="{palette.Ground2}"/></linearGradient>
            <linearGradient id="b" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{palette.Body1}"/><stop offset="1" stop-color="{palette.Body2}"/></linearGradient>
            <linearGradient id="d" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{palette.Dark1}"/><stop offset="1" stop-color="{palette.Dark2}"/></linearGradient>
            <linearGradient id="f" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="{palette.Accent}" stop-opacity=".8"/><stop offset="1" stop-color="{palette.Accent}"/></linearGradient></defs>
            <rect width="390" height="292" fill="url(#g)"/><circle cx="{x}" cy="{y}" r="120" fill="#fff" opacity=".28"/><circle cx="{390 - x}" cy="{290 - y}" r="92" fill="#fff" opacity=".2"/>
            <ellipse cx="195" cy="247" rx="116" ry="14" fill="{palette.Shadow}" opacity=".35"/>{ArtShapes.Of(family, palette)}</svg>
            """);
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static uint Hash(string seed) => seed.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
