namespace Axon.Core.Features.Behavior;

/// <summary>Which version of the index readers read, after a wish to read this program's.</summary>
public enum SwitchOutcome
{
    /// <summary>They read it already.</summary>
    InUse,

    Switched,

    /// <summary>It does not hold yet what the version in use holds; that one stays in use.</summary>
    Behind,

    /// <summary>They read a newer one: this program is the old one of an update.</summary>
    Overtaken,
}
