namespace Axon.Core.Features.Behavior;

/// <summary>Signs of a program, each found independently of the others.</summary>
[Flags]
public enum BotSigns
{
    None = 0,

    /// <summary>Its user agent says that it is one.</summary>
    Declared = 1,

    /// <summary>The browser says that it is being driven.</summary>
    Driven = 2,

    /// <summary>It names a browser but does not send what that browser sends.</summary>
    Implausible = 4,
}
