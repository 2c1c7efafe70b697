namespace Axon.Core.Features.Behavior.Personal;

/// <summary>Proof that somebody's behaviour events were erased.</summary>
/// <param name="Visitors">How many browsers were forgotten.</param>
/// <param name="BadRows">How many inputs of this person that had not become events.</param>
public sealed record ErasureReceipt(Guid Id, DateTimeOffset ErasedAt, int Events, int Visitors, int BadRows);
