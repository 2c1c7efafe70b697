namespace Axon.Core.Kernel;

/// <summary>A server that Axon keeps its state in (the database, Redis, Kafka, the search cluster) did not answer in time; whether anything has changed is unknown, unless it says otherwise.</summary>
/// <remarks>The web edge answers 503 with Retry-After. Adapters that can say something better (a closed gate) catch it.</remarks>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string store, Exception innerException)
        : base($"{store} is not reachable: {innerException?.Message}", innerException) => Store = store;

    /// <summary>Which store: <c>mysql</c>, <c>redis</c>, <c>kafka</c> or <c>search</c>.</summary>
    public string Store { get; }

    /// <summary>The store was never reached, or refused the call before it began: it has certainly changed nothing.</summary>
    public bool NothingRan { get; init; }
}
