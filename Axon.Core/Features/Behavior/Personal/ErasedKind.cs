namespace Axon.Core.Features.Behavior.Personal;

/// <summary>What of an erased person is remembered.</summary>
public enum ErasedKind
{
    USER,

    /// <summary>A visitor that was nobody else's.</summary>
    VISITOR,

    /// <summary>A visitor on a browser that several people use: known to be so, and nothing there is lost by it.</summary>
    SHARED,

    SESSION,
}
