namespace Axon.Web.Http;

public static class IdempotencyExtensions
{
    /// <summary>
    /// Lets callers send <c>Idempotency-Key</c>: the same key and body again is answered as the first time, another body is refused. Only for signed-in callers and
    /// for operations that may be repeated safely by themselves: a process that dies in the middle leaves the key to the next try.
    /// </summary>
    /// <param name="operation">Names the keys of this operation; stable for ever, at most 48 characters.</param>
    public static TBuilder RequireIdempotency<TBuilder>(this TBuilder builder, string operation)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            var next = endpoint.RequestDelegate ?? throw new InvalidOperationException($"{endpoint.DisplayName} has nothing to run.");
            endpoint.RequestDelegate = context => IdempotentCall.InvokeAsync(context, operation, next);
            endpoint.Metadata.Add(new IdempotentOperation(operation));
        });
        return builder;
    }
}

/// <summary>Endpoint metadata: this operation takes an Idempotency-Key.</summary>
public sealed record IdempotentOperation(string Operation);
