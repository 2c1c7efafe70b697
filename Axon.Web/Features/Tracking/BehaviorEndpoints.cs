using System.Globalization;
using Axon.Core.Kernel;
using Axon.Core.Tracking;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Tracking;

/// <summary>Where the tracker sends what it saw.</summary>
internal static class BehaviorEndpoints
{
    public const string Events = "/s/b";
    public const string Rules = "/s/b.json";
    // A day of events waits in the browser; a minute is soon enough to see that the setting is right.
    private const int UntrustedProxyRetry = 60;

    public const string Overlay = "/s/a-debug.js";

    public static IEndpointRouteBuilder MapBehavior(this IEndpointRouteBuilder routes)
    {
        // Anybody may report what they do here; nothing is done in anybody's name, so there is no token to check.
        routes.MapPost(Events, ReceiveAsync).WithMetadata(new JudgesItsBodyAttribute()).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet(Rules, RulesAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(Overlay, OverlayScript).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    internal static async Task<IResult> ReceiveAsync(
        HttpContext http, RecordEvents record, BehaviorLimits limits, BehaviorMetrics metrics, IOptions<BehaviorOptions> options, TimeProvider clock)
    {
        var context = ContextOf(http, options.Value, clock.GetUtcNow());
        var (status, code) = Gate(http, options.Value);
        if (status != 0)
        {
            metrics.Refused(code);
            return new Refusal(status, code, status == StatusCodes.Status503ServiceUnavailable ? UntrustedProxyRetry : null);
        }

        if (limits.Refuse(http) is { } wait)
        {
            return TooMany(metrics, wait);
        }

        try
        {
            var body = await BoundedBody.ReadAsync(http.Request, http.RequestAborted);
            var (batch, refused) = body.Refused is { } unread ? (null, unread) : RecordEvents.Read(body.Bytes);
            if (limits.Refuse(http, batch?.Events.Count ?? 0, body.Bytes.Length) is { } longer)
            {
                return TooMany(metrics, longer);
            }

            var result = batch is null
                ? await record.RefuseAsync(refused!, body.Bytes, context, http.RequestAborted) // no batch, so there is a reason
                : await record.HandleAsync(batch, context, http.RequestAborted);
            return result.Refused switch
            {
                null => TypedResults.Json(EventAnswer.From(context.ReceivedAt, result.Verdicts), statusCode: StatusCodes.Status202Accepted),
                RejectReason.TooLarge or RejectReason.TooMany => new Refusal(StatusCodes.Status413PayloadTooLarge, "request/too-large"),
                _ => new Refusal(StatusCodes.Status400BadRequest, "request/malformed"),
            };
        }
        catch (StoreUnavailableException)
        {
            return new Refusal(StatusCodes.Status503ServiceUnavailable, "request/unavailable", 2);
        }
    }

    /// <summary>What admins have defined. Everybody may read it, from any site that carries the tracker; browsers ask again after a minute.</summary>
    internal static async Task<JsonHttpResult<IReadOnlyList<TrackerRule>>> RulesAsync(HttpContext http, TrackerRules rules)
    {
        var found = await rules.HandleAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "public, max-age=60";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Json(found);
    }

    /// <summary>Staff see the overlay anywhere, everybody does in development.</summary>
    internal static Results<ContentHttpResult, NotFound> OverlayScript(HttpContext http, IHostEnvironment environment, TrackerScript script)
    {
        http.Response.Headers.CacheControl = "no-store";
        return environment.IsDevelopment() || http.User.IsStaff() ? TypedResults.Content(script.Overlay, "text/javascript") : TypedResults.NotFound();
    }

    /// <summary>Identity comes from cookies of our own pages only; browsers send none for another site, and none is believed.</summary>
    private static IngestContext ContextOf(HttpContext http, BehaviorOptions options, DateTimeOffset now)
    {
        var consent = VisitorCookies.ConsentOf(http.Request, options.HonourPrivacySignals);
        var own = new IngestContext(
            now, consent, VisitorCookies.VisitorOf(http.Request), http.User.FindUserId()?.Value, RequestSignals.Device(http.Request), RequestSignals.BotSignals(http.Request));
        return RequestSignals.IsForeign(http.Request)
            ? own with { Consent = consent == Consent.Denied ? consent : Consent.Unset, VisitorId = null, UserId = null, Site = RequestSignals.SiteOf(http.Request) }
            : own;
    }

    private static (int Status, string Code) Gate(HttpContext http, BehaviorOptions options)
    {
        var request = http.Request;
        var type = request.ContentType?.Split(';')[0].Trim();
        var foreign = RequestSignals.IsForeign(request);
        if (foreign)
        {
            // Also on a refusal: a script that cannot read it would take it for a broken network and try for ever.
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
        }

        var refused = foreign && !options.Origins.Contains(request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);
        // 403 is final and would cost the events; what is wrong here is a setting, and they come again when it is right.
        return refused && RequestSignals.MayBeOwn(http) ? (StatusCodes.Status503ServiceUnavailable, "request/untrusted-proxy")
            : refused ? (StatusCodes.Status403Forbidden, "request/foreign-origin")
            : type is not ("application/json" or "text/plain") || request.Headers.ContentEncoding.ToString() is not ("" or "gzip" or "identity")
                ? (StatusCodes.Status415UnsupportedMediaType, "request/unsupported-type")
            : (0, "");
    }

    private static Refusal TooMany(BehaviorMetrics metrics, TimeSpan wait)
    {
        metrics.Refused("request/too-many");
        return new Refusal(StatusCodes.Status429TooManyRequests, "request/too-many", Seconds(wait));
    }

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    /// <summary>One of the common problems, with the time to come back.</summary>
    private sealed class Refusal(int status, string code, int? retryAfter = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (retryAfter is { } seconds)
            {
                httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            return ApiProblem.WriteAsync(httpContext, code, status);
        }
    }
}

/// <summary>The answer to a batch: one result for each event, in the order they came.</summary>
/// <param name="ServerTime">Shows the sender how wrong its clock is.</param>
public sealed record EventAnswer(DateTimeOffset ServerTime, IReadOnlyList<EventAnswer.Item> Results)
{
    public static EventAnswer From(DateTimeOffset now, IEnumerable<EventVerdict> verdicts) =>
        new(now, [.. verdicts.Select(verdict => new Item(verdict.EventId, Word(verdict.Status), verdict.Reason))]);

    private static string Word(EventStatus status) => status switch
    {
        EventStatus.Accepted => "accepted",
        EventStatus.Duplicate => "duplicate",
        EventStatus.Rejected => "rejected",
        _ => throw new System.Diagnostics.UnreachableException(status.ToString()),
    };

    /// <summary>What became of one event: accepted, duplicate or rejected, with the reason.</summary>
    public sealed record Item(Guid? EventId, string Status, string? Reason);
}
