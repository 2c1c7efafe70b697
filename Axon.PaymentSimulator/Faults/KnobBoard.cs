using System.Security.Cryptography;
using Axon.PaymentSimulator.Books;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Faults;

/// <summary>Holds the knobs and hands out their faults, each bounded one exactly so often as asked.</summary>
internal sealed class KnobBoard(IOptions<SimulatorOptions> options)
{
    private readonly Lock _lock = new();
    private Knobs _knobs = new();
    private FaultRule[] _rules = [];

    /// <summary>As set, with the counts that are still left.</summary>
    public Knobs Current
    {
        get
        {
            lock (_lock)
                return _knobs with { Faults = [.. _rules], Webhook = _knobs.Webhook ?? new WebhookKnobs() };
        }
    }

    public Uri? WebhookUrl => Current.Webhook?.Url ?? options.Value.WebhookUrl;

    public void Set(Knobs knobs)
    {
        lock (_lock)
        {
            _knobs = knobs;
            _rules = [.. knobs.Faults ?? []];
        }
    }

    /// <param name="card">The card of the payment at hand, which may bring its own fault.</param>
    public FaultPlan Plan(FaultTarget target, TestCard? card)
    {
        lock (_lock)
        {
            var delay = _knobs.LatencyMs + (_knobs.JitterMs > 0 ? RandomNumberGenerator.GetInt32(_knobs.JitterMs + 1) : 0);
            var rule = Take(target);
            var decline = rule is { Kind: FaultKind.Decline } ? rule.Code ?? _knobs.DeclineCode : RandomDecline(target);
            var slow = target == FaultTarget.Confirm && card is { Slow: true } ? options.Value.SlowCard : TimeSpan.Zero;
            return new FaultPlan(TimeSpan.FromMilliseconds(delay) + slow, rule is { Kind: not FaultKind.Decline } ? rule.Kind : null, decline);
        }
    }

    private FaultRule? Take(FaultTarget target)
    {
        for (var index = 0; index < _rules.Length; index++)
        {
            var rule = _rules[index];
            var strikes = rule.On == target || (rule.On == FaultTarget.Any);
            if (!strikes || rule.Next == 0 || (rule.Kind == FaultKind.Decline && target != FaultTarget.Confirm))
                continue;
            if (rule.Next is { } left)
                _rules[index] = rule with { Next = left - 1 };
            return rule;
        }
        return null;
    }

    private string? RandomDecline(FaultTarget target) =>
        target == FaultTarget.Confirm && _knobs.DeclineRate > 0 && RandomNumberGenerator.GetInt32(1_000_000) < _knobs.DeclineRate * 1_000_000
            ? _knobs.DeclineCode
            : null;
}

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

/// <summary>What goes wrong. Before: nothing is charged or cancelled. After: it is, and only the answer is lost.</summary>
internal enum FaultKind
{
    ErrorBefore,
    ErrorAfter,
    TimeoutBefore,
    TimeoutAfter,
    DropBefore,
    DropAfter,
    Decline,
}

internal enum WebhookMode
{
    /// <summary>Once the answer is out.</summary>
    After,

    /// <summary>Delivered before the answer goes out.</summary>
    Before,
    Never,
    Twice,
}

/// <summary>What is going to happen to one request.</summary>
/// <param name="Decline">The code that refuses it whatever the card.</param>
internal readonly record struct FaultPlan(TimeSpan Delay, FaultKind? Fault, string? Decline)
{
    public bool StrikesBefore => Fault is FaultKind.ErrorBefore or FaultKind.TimeoutBefore or FaultKind.DropBefore;

    public bool StrikesAfter => Fault is FaultKind.ErrorAfter or FaultKind.TimeoutAfter or FaultKind.DropAfter;
}

internal enum FaultTarget
{
    Any,
    Confirm,
    Cancel,
    Find,
}

/// <param name="DelayMs">How late a webhook is sent; not with mode Before.</param>
/// <param name="Url">Where to, instead of the address given at start.</param>
/// <param name="Signed">With the signature that the provider gives to other events only; payments it announces without.</param>
internal sealed record WebhookKnobs(WebhookMode Mode = WebhookMode.After, int DelayMs = 0, Uri? Url = null, bool Signed = false);

/// <param name="Next">How many requests it strikes; null for all until the knobs change.</param>
/// <param name="Code">With Decline: the code, REJECT_CARD_COMPANY if none.</param>
internal sealed record FaultRule(FaultTarget On, FaultKind Kind, int? Next = null, string? Code = null);
