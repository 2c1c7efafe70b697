namespace Axon.Core.Features.Payments.Charges;

public enum AttemptState
{
    /// <summary>Committed; the provider may or may not have been called.</summary>
    STARTED,
    SUCCEEDED,

    /// <summary>Proven: no money moved by it.</summary>
    FAILED,

    /// <summary>The provider was called and nobody can say what came of it.</summary>
    UNKNOWN,
}
