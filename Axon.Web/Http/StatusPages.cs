using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Axon.Web.Http;

/// <summary>A form that was refused: too old, or of another page.</summary>
/// <param name="Page">Where it was sent to, and where it can be opened anew.</param>
internal sealed record RefusedForm(string Page);

/// <summary>Gives a refusal without a body its page, with the status it has: no such page, a form too old, too many requests.</summary>
/// <remarks>The framework's own re-execution keeps the method, so a refused POST would be refused again by the page that explains it.</remarks>
internal static class StatusPages
{
    private const string Page = "/not-found";

    public static IApplicationBuilder UseRefusalPages(this IApplicationBuilder app) => app.UseStatusCodePages(ShowAsync).Use(async (context, next) =>
    {
        await next(context);
        // A refused form is given the type of the page that it does not get; what has a type would be taken for drawn.
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
        {
            context.Response.ContentType = null;
        }
    });

    private static async Task ShowAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var request = context.Request;
        if (ApiStartup.IsApi(request) || request.Path == Page || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (HttpMethods.IsPost(request.Method) && context.Response.StatusCode == StatusCodes.Status400BadRequest)
        {
            var form = new RefusedForm(SignInUrl.Local($"{request.PathBase}{request.Path}{request.QueryString}"));
            if (context.User.FindUserId() is not null && request.Path == SignInUrl.Path)
            {
                // From before signing in elsewhere: the page itself leads on whoever has signed in.
                context.Response.Redirect(form.Page);
                return;
            }

            context.Features.Set(form);
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
        // The page has no body to read, so it is not refused for one again.
        request.ContentType = null;
        request.Headers.Remove(HeaderNames.ContentEncoding);
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
