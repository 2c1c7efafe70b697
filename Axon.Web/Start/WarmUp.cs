using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Axon.Core.Entry;
using Axon.Core.Idempotency;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Axon.Web.Start;

/// <summary>The requests of a first buyer, made inside the process by nobody, for things that do not exist: all code of the way runs, and nothing is changed.</summary>
internal sealed partial class WarmUp(IServiceProvider services, BearerTokens tokens, ILogger<WarmUp> logger)
{
    /// <summary>Signed in, and in no table.</summary>
    private static readonly UserId Nobody = new(Guid.CreateVersion7());

    private delegate Task Answer(IFeatureCollection features);

    /// <summary>Puts the warm-up before the server that is registered so far.</summary>
    public static IServiceCollection AddTo(IServiceCollection services)
    {
        services.AddSingleton<WarmUp>();
        var kestrel = services.Last(service => service.ServiceType == typeof(IServer));
        services.Remove(kestrel);
        services.AddSingleton<IServer>(provider => ActivatorUtilities.CreateInstance<WarmServer>(
            provider, (IServer)ActivatorUtilities.CreateInstance(provider, kestrel.ImplementationType ?? throw new InvalidOperationException("Kestrel is not registered by its type"))));
        return services;
    }

    /// <param name="answer">Runs one request through the whole application.</param>
    public Task RunAsync(Func<IFeatureCollection, Task> answer)
    {
        Answer ask = features => answer(features);
        return Task.WhenAll(ShopAsync(ask), BuyAsync(ask), StoresAsync());
    }

    private async Task ShopAsync(Answer ask)
    {
        await AskAsync(ask, "GET", "/");
        var list = await AskAsync(ask, "GET", "/api/activities");
        using var activities = JsonDocument.Parse(list.Length == 0 ? "{}" : list);
        if (activities.RootElement.TryGetProperty("items", out var items) && items.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first)
        {
            await AskAsync(ask, "GET", $"/campaign-activity/{first.GetProperty("id")}");
            await AskAsync(ask, "GET", $"/api/activities/{first.GetProperty("id")}/state");
        }

        await AskAsync(ask, "GET", "/sign-in");
    }

    private async Task BuyAsync(Answer ask)
    {
        await AskAsync(ask, "POST", $"/api/entries/{long.MaxValue}", """{"quantity":1}""", token: tokens.Issue(Nobody, "none").AccessToken);
        await AskAsync(ask, "POST", $"/api/entries/{long.MaxValue}", """{"quantity":1}""", AxonClaims.Ticket(Nobody, "none"));
        await AskAsync(ask, "POST", "/api/orders", $$"""{"reservationId":"{{Guid.CreateVersion7()}}"}""", AxonClaims.Ticket(Nobody, "none"));
        await AskAsync(ask, "POST", $"/api/orders/{Guid.CreateVersion7()}/confirm", """{"paymentKey":"none","amount":1}""", AxonClaims.Ticket(Nobody, "none"));
    }

    // Behind the answers above: what only an activity that exists would reach.
    private async Task StoresAsync()
    {
        try
        {
            var activity = new ActivityId(long.MaxValue);
            await services.GetRequiredService<IEntryGate>().ReserveAsync(new GateRequest(activity, 0, Nobody, new ReservationId(Guid.CreateVersion7()), 1), CancellationToken.None);
            var keys = services.GetRequiredService<IdempotencyStore>();
            if ((await keys.BeginAsync(Nobody, "warm-up", "warm-up", new byte[32], TimeSpan.Zero, CancellationToken.None)).Outcome == IdempotencyOutcome.Begun)
            {
                await keys.ForgetAsync(Nobody, "warm-up", "warm-up", CancellationToken.None);
            }
        }
        catch (StoreUnavailableException exception)
        {
            Log.Away(logger, exception.Message);
        }
    }

    private async Task<string> AskAsync(Answer ask, string method, string path, string? json = null, ClaimsPrincipal? person = null, string? token = null)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(json ?? ""));
        using var answer = new MemoryStream();
        var request = new HttpRequestFeature { Method = method, Scheme = "http", Protocol = "HTTP/1.1", Path = path, RawTarget = path, Body = body };
        request.Headers.Host = "localhost";
        request.Headers.Accept = "text/html, application/json";
        if (json is not null)
        {
            request.Headers.ContentType = "application/json";
            request.Headers.ContentLength = body.Length;
        }

        if (token is not null)
        {
            request.Headers.Authorization = $"Bearer {token}";
        }

        var response = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpRequestBodyDetectionFeature>(new HasBody(json is not null));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback, LocalIpAddress = IPAddress.Loopback });
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature());
        if (person is not null)
        {
            // Stands when no cookie and no token says otherwise; only the process itself can set it.
            features.Set<IHttpAuthenticationFeature>(new HttpAuthenticationFeature { User = person });
        }

        await ask(features);
        if (response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            Log.Failed(logger, method, path, response.StatusCode);
        }

        return response.StatusCode == StatusCodes.Status200OK ? Encoding.UTF8.GetString(answer.ToArray()) : "";
    }

    private sealed record HasBody(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;

    private static partial class Log
    {
        [LoggerMessage(6112, LogLevel.Warning, "{Method} {Path} of the warm-up was answered {Status}")]
        public static partial void Failed(ILogger logger, string method, string path, int status);

        [LoggerMessage(6113, LogLevel.Warning, "The warm-up could not reach a store: {Reason}")]
        public static partial void Away(ILogger logger, string reason);
    }
}
