using Axon.Core.Tracking.CustomEvents;

namespace Axon.Web.Features.Tracking.Staff;

/// <summary>A custom event as typed.</summary>
public sealed class EventForm
{
    public string? Name { get; set; }

    public string? Type { get; set; }

    public string? UrlPattern { get; set; }

    public string? Selector { get; set; }

    /// <summary>A box that is not ticked is not sent.</summary>
    public bool Enabled { get; set; }

    public int Version { get; set; }

    public static EventForm From(CustomEvent custom) => new()
    {
        Name = custom.Name,
        Type = custom.Type,
        UrlPattern = custom.UrlPattern,
        Selector = custom.Selector,
        Enabled = custom.Enabled,
        Version = custom.Version,
    };

    public CustomEventInput ToInput() => new() { Name = Name, Type = Type, UrlPattern = UrlPattern, Selector = Selector, Enabled = Enabled };
}
