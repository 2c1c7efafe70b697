namespace Axon.Core.Features.Dashboard;

public enum GuaranteeState
{
    /// <summary>Computed from rows just now and right.</summary>
    PROVED,

    /// <summary>Not known yet: nothing has happened, or a minute is not closed.</summary>
    PENDING,

    /// <summary>Computed and wrong.</summary>
    BROKEN,
}
