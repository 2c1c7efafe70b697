namespace Axon.PaymentSimulator.Books;

/// <summary>What makes two requests the same one: the idempotency key with method and path, and the body's hash to tell an honest repetition from a reused key.</summary>
internal sealed record RequestSeal(string Request, string BodyHash);
