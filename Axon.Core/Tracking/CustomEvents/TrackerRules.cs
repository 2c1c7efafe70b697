using System.Text.RegularExpressions;

namespace Axon.Core.Tracking.CustomEvents;

/// <summary>The enabled custom events for trackers: one read of the database in half a minute, however many pages ask.</summary>
public sealed class TrackerRules(ICustomEventStore store, TimeProvider clock)
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

/// <summary>A custom event as the tracker reads it.</summary>
/// <param name="Url">A regular expression for the path; it runs in every visitor's browser, so only what <see cref="Of"/> makes comes here.</param>
/// <param name="On">The selector for clicks; null for views.</param>
public sealed record TrackerRule(string Type, string Url, string? On)
{
    public static TrackerRule Of(CustomEvent custom) => new(custom.Type, Pattern(custom.UrlPattern), custom.Selector);

    // Regex.Escape also escapes # and blanks, which JavaScript takes for the characters themselves.
    private static string Pattern(string path) => $"^{string.Join(".*", path.Split('*').Select(Regex.Escape))}$";
}
