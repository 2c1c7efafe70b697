using Microsoft.Net.Http.Headers;

namespace Axon.Web.Http;

/// <summary>On an endpoint that judges its bodies by itself, and may read packed ones.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JudgesItsBodyAttribute : Attribute;

/// <summary>Refuses a body in a form that nobody here reads, before anybody tries: all of Axon reads UTF-8 and nothing packed.</summary>
/// <remarks>The framework ignores how a body is packed, and fails over a charset that it does not know.</remarks>
internal sealed class ReadableBody(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<JudgesItsBodyAttribute>() is not null || IsReadable(context.Request))
        {
            return next(context);
        }

        context.Response.Headers.AcceptEncoding = "identity";
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    private static bool IsReadable(HttpRequest request) =>
        (request.Headers.ContentEncoding.Count == 0 || string.Equals(request.Headers.ContentEncoding, "identity", StringComparison.OrdinalIgnoreCase))
        && (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
