namespace Axon.Web.Http;

/// <summary>HEAD is answered like GET wherever there is a GET: the same status and headers, and the server leaves the body out.</summary>
/// <remarks>Neither pages nor endpoints of the framework take HEAD by themselves.</remarks>
internal static class HeadRequests
{
    /// <summary>Marks a GET that acts, such as a payment confirmed on the way back: HEAD must change nothing and is refused.</summary>
    public static TBuilder RefuseHead<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Acts());

    /// <summary>Whether the request is a GET that <see cref="RefuseHead{TBuilder}"/> marks.</summary>
    public static bool ActsOnGet(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Acts>() is not null;

    /// <summary>Instead of <c>UseRouting</c>.</summary>
    public static IApplicationBuilder UseRoutingWithHead(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            var isHead = HttpMethods.IsHead(context.Request.Method);
            if (isHead)
            {
                context.Request.Method = HttpMethods.Get;
                context.Features.Set(new Asked());
            }

            await next(context);
            if (isHead)
            {
                context.Request.Method = HttpMethods.Head;
            }
        });
        app.UseRouting();
        return app.Use((context, next) =>
        {
            if (context.Features.Get<Asked>() is null || !ActsOnGet(context))
            {
                return next(context);
            }

            context.Response.Headers.Allow = HttpMethods.Get;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        });
    }

    private sealed class Asked;

    private sealed class Acts;
}
