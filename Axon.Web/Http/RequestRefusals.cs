using Axon.Web.Resources;

namespace Axon.Web.Http;

/// <summary>What any request may be refused for, whatever it asks; and how a feature adds its own.</summary>
internal static class RequestRefusals
{
    public static IReadOnlyList<Refusal> All { get; } =
    [
        .. Refusal.All<ApiStrings>(StatusCodes.Status400BadRequest, "request/malformed", "request/invalid", "request/idempotency-key-invalid"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status401Unauthorized, "accounts/sign-in-required"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status403Forbidden, "accounts/not-allowed", "request/foreign-origin"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status404NotFound, "request/not-found"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status405MethodNotAllowed, "request/method-not-allowed"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status406NotAcceptable, "request/not-acceptable"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status409Conflict, "request/idempotency-in-flight"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status413PayloadTooLarge, "request/too-large"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status415UnsupportedMediaType, "request/unsupported-type"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status422UnprocessableEntity, "request/idempotency-mismatch"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status429TooManyRequests, "request/too-many"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status500InternalServerError, "request/failed"),
        .. Refusal.All<ApiStrings>(StatusCodes.Status503ServiceUnavailable, "request/unavailable", "request/untrusted-proxy"),
    ];

    public static IServiceCollection AddRefusals(this IServiceCollection services, IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            services.AddSingleton(refusal);
        }

        return services;
    }
}
