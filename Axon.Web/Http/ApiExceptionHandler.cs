using Axon.Core.Kernel;
using Microsoft.AspNetCore.Diagnostics;

namespace Axon.Web.Http;

/// <summary>The edge: what an API call could not do becomes a problem. Pages have their own.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    private const int RetryAfterSeconds = 2;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request has already been sent on to the error page of people; where it was meant for is in the feature.
        var failed = httpContext.Features.Get<IExceptionHandlerPathFeature>();
        var path = failed?.Path ?? httpContext.Request.Path;
        if (!ApiStartup.IsApi(path))
        {
            return false;
        }

        switch (exception)
        {
            case BadHttpRequestException bad:
                await ApiProblem.WriteAsync(httpContext, ApiStatusPages.Code(bad.StatusCode), bad.StatusCode, words => UnreadableValue.Describe(bad, words));
                return true;
            case StoreUnavailableException store:
                Log.StoreUnavailable(logger, store.Store, store);
                httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                await ApiProblem.WriteAsync(httpContext, "request/unavailable");
                return true;
            default:
                Log.Failed(logger, failed?.Endpoint?.DisplayName ?? $"{httpContext.Request.Method} {path}", exception);
                await ApiProblem.WriteAsync(httpContext, "request/failed");
                return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6101, LogLevel.Warning, "{Store} is not reachable")]
        public static partial void StoreUnavailable(ILogger logger, string store, Exception exception);

        [LoggerMessage(6102, LogLevel.Error, "{Endpoint} failed")]
        public static partial void Failed(ILogger logger, string endpoint, Exception exception);
    }
}

/// <summary>Gives a refusal that the framework made without a body (no such route, wrong method, wrong media type) its problem.</summary>
internal static class ApiStatusPages
{
    public static Task WriteAsync(HttpContext context) => ApiProblem.WriteAsync(context, Code(context.Response.StatusCode), context.Response.StatusCode);

    public static string Code(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "accounts/sign-in-required",
        StatusCodes.Status403Forbidden => "accounts/not-allowed",
        StatusCodes.Status404NotFound => "request/not-found",
        StatusCodes.Status405MethodNotAllowed => "request/method-not-allowed",
        StatusCodes.Status406NotAcceptable => "request/not-acceptable",
        StatusCodes.Status413PayloadTooLarge => "request/too-large",
        StatusCodes.Status415UnsupportedMediaType => "request/unsupported-type",
        StatusCodes.Status429TooManyRequests => "request/too-many",
        StatusCodes.Status503ServiceUnavailable => "request/unavailable",
        >= 500 => "request/failed",
        _ => "request/malformed",
    };
}
