using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Toss;

/// <summary>The account at a provider that speaks the Toss Payments protocol: section <c>Payments:Toss</c>.</summary>
public sealed class TossOptions : IValidatableObject
{
    public const string Section = "Payments:Toss";

    /// <summary>Where the REST protocol is spoken.</summary>
    [Required]
    public Uri? BaseUrl { get; set; }

    /// <summary>The payment window that shoppers are sent to.</summary>
    [Required]
    public Uri? WindowUrl { get; set; }

    [Required]
    public string SecretKey { get; set; } = "";

    [Required]
    public string ClientKey { get; set; } = "";

    /// <summary>Checks the signatures of webhooks that carry one. The provider gives none to what it announces of payments, so it may stay empty.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>How long one request may take before its outcome counts as unknown. The provider itself gives up on a card company after 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How far a webhook's time may be from ours.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan WebhookTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Take payment webhooks without a signature, which is how the provider sends them, as hints: they make us ask, so often and no oftener, and are never believed. Switch
    /// it off only behind something that signs them.
    /// </summary>
    public bool AcceptUnsignedWebhooks { get; set; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is not null && !IsSafe(BaseUrl))
            yield return new ValidationResult("must be an absolute https address (http on this machine only)", [nameof(BaseUrl)]);
        if (WindowUrl is not null && !IsSafe(WindowUrl))
            yield return new ValidationResult("must be an absolute https address (http on this machine only)", [nameof(WindowUrl)]);
        if (!AcceptUnsignedWebhooks && WebhookSecret.Length == 0)
            yield return new ValidationResult("is required when unsigned webhooks are not taken", [nameof(WebhookSecret)]);
    }

    // The secret key goes along with every request: over plain http it may not leave the machine.
    private static bool IsSafe(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}

[OptionsValidator]
internal sealed partial class TossOptionsValidator : IValidateOptions<TossOptions>;
