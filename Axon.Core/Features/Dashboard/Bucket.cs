namespace Axon.Core.Features.Dashboard;

/// <summary>The length of a chart's interval.</summary>
public static class Bucket
{
    /// <summary>A second for the opening minutes, then a minute, an hour, a day: at most about 900 points.</summary>
    public static TimeSpan For(TimeSpan range) => range switch
    {
        { TotalMinutes: <= 15 } => TimeSpan.FromSeconds(1),
        { TotalHours: <= 12 } => TimeSpan.FromMinutes(1),
        { TotalDays: <= 14 } => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };
}
