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
