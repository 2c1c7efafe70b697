namespace Axon.Core.Features.Behavior.Custom;

/// <summary>A custom event as staff write it; a null is a field left empty.</summary>
public record CustomEventInput
{
    /// <summary>What staff call it.</summary>
    public string? Name { get; init; }

    /// <summary>The type of the events it makes: capitals, digits and underscores.</summary>
    public string? Type { get; init; }

    /// <summary>A path such as <c>/campaign-activity/*</c>; <c>*</c> stands for anything, at most three times.</summary>
    public string? UrlPattern { get; init; }

    /// <summary>A CSS selector: clicks on what it matches count. Without it, views of the page do.</summary>
    public string? Selector { get; init; }

    /// <summary>False keeps the definition and stops counting.</summary>
    public bool? Enabled { get; init; }
}
