namespace Axon.Core.Features.Behavior;

/// <summary>Who says that it happened.</summary>
public enum EventSource
{
    /// <summary>A browser: anybody can claim anything.</summary>
    BROWSER,

    /// <summary>A fact of our own.</summary>
    BACKEND,
}
