using Axon.Core.Features.Dashboard.Metrics;

namespace Axon.Core.Features.Dashboard;

/// <summary>One activity in the comparison of campaigns.</summary>
public sealed record ActivityBookLine(long ActivityId, string Title, string Type, string Status, DateTimeOffset OpensAt, Figures Figures);
