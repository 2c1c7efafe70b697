namespace Axon.Core.Features.Behavior.Custom;

/// <summary>Something that an admin wants counted: views of some pages, or clicks on some elements there.</summary>
public sealed record CustomEvent(long Id, string Name, string Type, string UrlPattern, string? Selector, bool Enabled, int Version, DateTimeOffset UpdatedAt)
{
    public CustomEventValues Values => new(Name, Type, UrlPattern, Selector, Enabled);
}
