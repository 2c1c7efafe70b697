namespace Axon.Core.Features.Payments.Ports;

/// <summary>Why nobody can say yet whether money moved.</summary>
public enum UnknownReason
{
    TimedOut,

    /// <summary>The connection failed or broke. Even a refused connection is unknown: an earlier try of the same charge may have arrived.</summary>
    Unreachable,

    /// <summary>The provider answered with a failure of its own.</summary>
    ProviderFailed,

    /// <summary>The same request is being worked on right now.</summary>
    InFlight,

    /// <summary>Too many requests: this one was not looked at.</summary>
    Throttled,

    /// <summary>The provider does not accept our keys. An operator has to act; it says nothing about the payment.</summary>
    NotAuthorized,

    /// <summary>An answer that cannot be read, contradicts the question, or carries a code that proves nothing.</summary>
    Unreadable,
}
