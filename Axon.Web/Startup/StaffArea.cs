using System.Reflection;
using Axon.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Axon.Web.Startup;

/// <summary>Knows the pages that staff work in: they load Radzen and Blazor's script, which shoppers never do.</summary>
internal static class StaffArea
{
    /// <summary>True for a page whose layout is <see cref="StaffLayout"/>, and for the documents of the API.</summary>
    public static bool Is(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page
            ? page.Type.GetCustomAttribute<LayoutAttribute>()?.LayoutType == typeof(StaffLayout)
            : IsDocs(context);

    /// <summary>True for the page to try the API.</summary>
    public static bool IsDocs(HttpContext context) => context.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a page that is interactive as a whole.</summary>
    public static bool IsLive(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(RenderModeAttribute), inherit: true) is true;
}
