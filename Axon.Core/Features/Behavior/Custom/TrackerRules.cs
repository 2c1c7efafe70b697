using Axon.Core.Features.Behavior.Ports;

namespace Axon.Core.Features.Behavior.Custom;

/// <summary>The enabled custom events for trackers: one read of the database in half a minute, however many pages ask.</summary>
public sealed class TrackerRules(ICustomEvents store, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private volatile Snapshot? _last;

    public async Task<IReadOnlyList<TrackerRule>> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_last is { } last && now - last.At < Fresh)
        {
            return last.Rules;
        }

        var rules = (await store.ListAsync(cancellationToken)).Where(custom => custom.Enabled).Select(TrackerRule.Of).ToList();
        _last = new Snapshot(now, rules);
        return rules;
    }

    private sealed record Snapshot(DateTimeOffset At, IReadOnlyList<TrackerRule> Rules);
}
