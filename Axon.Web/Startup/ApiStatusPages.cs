namespace Axon.Web.Startup;

/// <summary>Gives a refusal that the framework made without a body (no such route, wrong method, wrong media type) its problem.</summary>
internal static class ApiStatusPages
{
    public static Task WriteAsync(HttpContext context) => ApiProblem.WriteAsync(context, context.Response.StatusCode, Code(context.Response.StatusCode));

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
