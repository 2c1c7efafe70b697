namespace Axon.Web.Features.Payments.Idempotency;

/// <summary>Endpoint metadata: this operation takes an Idempotency-Key.</summary>
public sealed record IdempotentOperation(string Operation);
