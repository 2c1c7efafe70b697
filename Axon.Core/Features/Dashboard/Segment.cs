using Axon.Core.Features.Dashboard.Metrics;

namespace Axon.Core.Features.Dashboard;

/// <summary>One part of the people, with its own figures: a rate's denominator is the part's own.</summary>
/// <param name="Name">Stable name, e.g. <c>mobile</c> or <c>new</c>.</param>
public sealed record Segment(string Name, Figures Figures);
