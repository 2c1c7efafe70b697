using Axon.PaymentSimulator.Protocol;

namespace Axon.PaymentSimulator.Hosting;

/// <summary>Gives every answer that nobody wrote the provider's form, and every failure an answer.</summary>
internal sealed partial class LastResort(RequestDelegate next, TossAnswers answers, ILogger<LastResort> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.StatusCode is >= 400 and not StatusCodes.Status405MethodNotAllowed && http.Response.ContentType is null)
                await WriteAsync(http, http.Response.StatusCode == StatusCodes.Status404NotFound ? "NOT_FOUND" : "INVALID_REQUEST", http.Response.StatusCode);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, "INVALID_REQUEST", bad.StatusCode);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; what it asked for was decided and written, or not begun.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            Log.Failed(logger, failure, http.Request.Method);
            await WriteAsync(http, "FAILED_INTERNAL_SYSTEM_PROCESSING", StatusCodes.Status500InternalServerError);
        }
    }

    private Task WriteAsync(HttpContext http, string code, int status) =>
        http.RequestAborted.IsCancellationRequested ? Task.CompletedTask : answers.Error(code, status).ExecuteAsync(http);

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Error, "A {Method} request failed")]
        public static partial void Failed(ILogger logger, Exception failure, string method);
    }
}
