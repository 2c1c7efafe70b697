namespace Axon.Core.Features.Behavior.Custom;

/// <summary>A custom event that has passed its checks.</summary>
public sealed record CustomEventValues(string Name, string Type, string UrlPattern, string? Selector, bool Enabled);
