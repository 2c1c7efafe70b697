namespace Axon.PaymentSimulator.Books;

/// <summary>The answer to a request that carried an idempotency key. Written in the same line as what the request did, so that neither exists alone.</summary>
/// <param name="Request">Method, path and key.</param>
/// <param name="BodyHash">SHA-256 of the body, base64.</param>
internal sealed record RequestAnswered(string Request, string BodyHash, Answer Answer) : BookFact;
