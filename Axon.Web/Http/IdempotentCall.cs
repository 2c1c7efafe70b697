using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Axon.Core.Checkout;
using Axon.Core.Idempotency;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using Microsoft.Extensions.Options;

namespace Axon.Web.Http;

/// <summary>Runs an endpoint at most once per key and keeps its final answer.</summary>
internal static class IdempotentCall
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    private const int LongestKey = 128;
    private const int LargestBody = 1024 * 1024;
    private const int RetryAfterSeconds = 1;
    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(0x21, 0x7E - 0x20).Select(code => (char)code)]);

    /// <summary>The caller's key when it sent a usable one.</summary>
    public static string? KeyOf(HttpRequest request) =>
        request.Headers[Header] is [{ Length: > 0 and <= LongestKey } key] && !key.AsSpan().ContainsAnyExcept(Printable) ? key : null;

    public static async Task InvokeAsync(HttpContext context, string operation, RequestDelegate next)
    {
        if (context.Request.Headers[Header].Count == 0 || context.User.FindUserId() is not { } user)
        {
            await next(context);
            return;
        }

        if (KeyOf(context.Request) is not { } key)
        {
            await ApiProblem.WriteAsync(context, "request/idempotency-key-invalid");
            return;
        }

        var keys = context.RequestServices.GetRequiredService<IdempotencyStore>();
        var hash = await HashAsync(context.Request, context.RequestAborted);
        // The time after which a charge counts as left behind, and with it the call that made it: the same key then finds out how it ended.
        var abandonedAfter = context.RequestServices.GetRequiredService<IOptions<PaymentsOptions>>().Value.AbandonedAfter;
        var (outcome, answer) = await keys.BeginAsync(user, operation, key, hash, abandonedAfter, context.RequestAborted);
        switch (outcome)
        {
            case IdempotencyOutcome.Begun:
                await RunAsync(context, next, keys, user, operation, key);
                break;
            case IdempotencyOutcome.Finished:
                await ReplayAsync(context.Response, answer!);
                break;
            case IdempotencyOutcome.InFlight:
                context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                await ApiProblem.WriteAsync(context, "request/idempotency-in-flight");
                break;
            case IdempotencyOutcome.Mismatch:
                await ApiProblem.WriteAsync(context, "request/idempotency-mismatch");
                break;
            default:
                throw new UnreachableException(outcome.ToString());
        }
    }

    private static async Task RunAsync(HttpContext context, RequestDelegate next, IdempotencyStore keys, UserId user, string operation, string key)
    {
        var response = context.Response;
        var original = response.Body;
        using var captured = new MemoryStream();
        response.Body = captured;
        var isKept = false;
        try
        {
            await next(context);
            if (IsFinal(response))
            {
                // What happened has happened: the answer is kept also for a caller who has gone away.
                await keys.FinishAsync(user, operation, key, new StoredAnswer(response.StatusCode, response.ContentType, TextOf(captured)), CancellationToken.None);
                isKept = true;
            }
        }
        finally
        {
            response.Body = original;
            if (!isKept)
            {
                await keys.ForgetAsync(user, operation, key, CancellationToken.None);
            }
        }

        captured.Position = 0;
        await captured.CopyToAsync(original, context.RequestAborted);
    }

    /// <summary>Not yet known (202), not allowed yet, not now: those may end otherwise at the next try.</summary>
    private static bool IsFinal(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status202Accepted => false,
        StatusCodes.Status401Unauthorized or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests => false,
        >= 200 and < 300 => true,
        >= 400 and < 500 => response.Headers.RetryAfter.Count == 0,
        _ => false,
    };

    private static async Task ReplayAsync(HttpResponse response, StoredAnswer answer)
    {
        response.StatusCode = answer.StatusCode;
        response.ContentType = answer.ContentType;
        response.Headers[ReplayedHeader] = "true";
        if (answer.Body.Length > 0)
        {
            await response.WriteAsync(answer.Body);
        }
    }

    private static string TextOf(MemoryStream body) => Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);

    // The path is part of what was asked for: the same key for another order is another call.
    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(bufferThreshold: 64 * 1024, bufferLimit: LargestBody);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path.Value}{request.QueryString.Value}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
