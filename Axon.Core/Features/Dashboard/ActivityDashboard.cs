using Axon.Core.Features.Dashboard.Metrics;
using Axon.Core.Shared;

namespace Axon.Core.Features.Dashboard;

/// <summary>Everything the control room of one activity shows, computed once for all who watch it. Immutable.</summary>
/// <param name="From">The range that was read, with the clock filled in.</param>
/// <param name="Previous">Figures of the same hours as many days earlier; null when nobody compares.</param>
/// <param name="AsOf">When it was read; freshness is told from it.</param>
public sealed record ActivityDashboard(
    ActivityId Activity,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset AsOf,
    DateTimeOffset? OpenedAt,
    Figures Figures,
    Figures? Previous,
    ActivityNow Now,
    Funnel Funnel,
    FillCurve Fill,
    IReadOnlyList<Segment> Devices,
    IReadOnlyList<Segment> Audiences,
    Guarantees Guarantees);
