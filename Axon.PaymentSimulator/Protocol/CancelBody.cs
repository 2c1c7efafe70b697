namespace Axon.PaymentSimulator.Protocol;

internal sealed record CancelBody(string? CancelReason, long? CancelAmount)
{
    public bool IsValid => CancelReason is { Length: > 0 and <= 200 } && CancelAmount is null or > 0;
}
