namespace Axon.PaymentSimulator.Protocol;

internal sealed record TossError(string Code, string Message);
