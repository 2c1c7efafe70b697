namespace Axon.PaymentSimulator.Faults;

/// <summary>How the simulator misbehaves. The default is not at all.</summary>
/// <param name="LatencyMs">Added to every payment request.</param>
/// <param name="JitterMs">Up to so much more, at random.</param>
/// <param name="DeclineRate">Share of confirms refused with <paramref name="DeclineCode"/>, 0 to 1.</param>
/// <param name="ReplayForeignBody">
/// Answers a known idempotency key from its first request even when the body differs, as the real provider does, instead of refusing it.
/// </param>
internal sealed record Knobs(
    int LatencyMs = 0,
    int JitterMs = 0,
    double DeclineRate = 0,
    string DeclineCode = "REJECT_CARD_COMPANY",
    IReadOnlyList<FaultRule>? Faults = null,
    WebhookKnobs? Webhook = null,
    bool ReplayForeignBody = false)
{
    private const int LongestDelay = 600_000;

    /// <summary>The first thing wrong with them, in a developer's words; null when they can be used.</summary>
    public string? Error() => this switch
    {
        { LatencyMs: < 0 or > LongestDelay } => "latencyMs must be 0 to 600000",
        { JitterMs: < 0 or > LongestDelay } => "jitterMs must be 0 to 600000",
        { DeclineRate: < 0 or > 1 or double.NaN } => "declineRate must be 0 to 1",
        { DeclineCode: null } => "declineCode must be one of the declines of a confirm",
        _ when !Protocol.TossErrors.IsDecline(DeclineCode) => "declineCode must be one of the declines of a confirm",
        { Faults.Count: > 100 } => "faults holds 100 rules at most",
        _ when Faults?.Any(rule => rule is null or { Next: < 0 }) == true => "faults[].next must not be negative",
        _ when Faults?.Any(rule => rule.Code is not null && !Protocol.TossErrors.IsDecline(rule.Code)) == true => "faults[].code must be a decline",
        { Webhook.DelayMs: < 0 or > LongestDelay } => "webhook.delayMs must be 0 to 600000",
        { Webhook.Url: { } url } when !url.IsAbsoluteUri || url.Scheme is not ("http" or "https") => "webhook.url must be an http address",
        _ => null,
    };
}
