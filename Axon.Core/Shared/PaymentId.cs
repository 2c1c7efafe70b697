namespace Axon.Core.Shared;

/// <summary>UUIDv7, stored as big-endian BINARY(16).</summary>
public readonly record struct PaymentId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
