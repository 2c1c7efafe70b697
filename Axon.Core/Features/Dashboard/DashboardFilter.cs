namespace Axon.Core.Features.Dashboard;

/// <summary>What a marketer looks at. Two equal filters see the same snapshot.</summary>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="To">Exclusive, UTC; null follows the clock.</param>
/// <param name="Device">mobile, tablet, desktop, other, or null for all.</param>
public sealed record DashboardFilter(
    DateTimeOffset From,
    DateTimeOffset? To = null,
    string? Device = null,
    Audience Audience = Audience.ALL,
    bool IncludeBots = false)
{
    public static IReadOnlyList<string> Devices { get; } = ["mobile", "desktop", "tablet", "other"];

    /// <summary>True when the people are a part of all people, so that figures of the books are taken for those people only.</summary>
    public bool NarrowsPeople => Device is not null || Audience != Audience.ALL;
}
