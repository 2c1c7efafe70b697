namespace Axon.Core.Features.Behavior;

/// <summary>What somebody used.</summary>
/// <param name="Kind">mobile, tablet, desktop or other.</param>
public sealed record Device(string Kind, string? Os, string? Browser)
{
    public static Device Unknown { get; } = new("other", null, null);
}
