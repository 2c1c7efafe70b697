using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Webhooks;
using Axon.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>Where the payment provider announces changes. 200 only after the hint is kept.</summary>
internal static class WebhookEndpoints
{
    private const int LargestBody = 64 * 1024;

    public static IEndpointRouteBuilder MapPaymentWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/payments/webhooks/toss", ReceiveAsync).AllowAnonymous().WithTags("Payments").WithName("ReceiveTossWebhook")
            .WithSummary("For the payment provider: keeps a hint that a payment changed, signed or not; it makes Axon ask and is never believed")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status429TooManyRequests);
        return routes;
    }

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        HttpRequest request, ReceiveWebhook receive, Refusals refusals, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var outcome = await receive.HandleAsync(name => request.Headers[name].FirstOrDefault(), body.ToArray(), cancellationToken);
        if (outcome == WebhookOutcome.TooMany)
        {
            request.HttpContext.Response.Headers.RetryAfter = "10";
            return refusals.Result(PaymentRefusals.TooManyHints);
        }

        return outcome is WebhookOutcome.Forged or WebhookOutcome.Stale ? refusals.Result(PaymentRefusals.WebhookRefused) : TypedResults.Ok();
    }
}
