using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Axon.Web.Startup;

/// <summary>Gives a refusal without a body its page, with the status it has: no such page, a form too old, too many requests.</summary>
/// <remarks>The framework's own re-execution keeps the method, so a refused POST would be refused again by the page that explains it.</remarks>
internal static class StatusPages
{
    private const string Page = "/not-found";

    public static async Task ShowAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var request = context.Request;
        if (ApiStartup.IsApi(request) || request.Path == Page || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var (code, services) = (context.Response.StatusCode, context.RequestServices);
        // Scoped services of the refused request have begun their work for another address.
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Features.Set<IStatusCodePagesFeature>(null);
        // Without it the page's own endpoint takes the 404 for its own and draws nothing.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPathBase = request.PathBase,
            OriginalPath = request.Path,
            OriginalQueryString = request.QueryString.Value,
            Endpoint = context.GetEndpoint(),
            RouteValues = request.RouteValues,
        });
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        (request.Method, request.Path, request.QueryString) = (HttpMethods.Get, Page, QueryString.Empty);
        try
        {
            context.Response.StatusCode = code;
            await status.Next(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
