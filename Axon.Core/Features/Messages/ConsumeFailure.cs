namespace Axon.Core.Features.Messages;

/// <summary>Why one consumer did not handle one fact.</summary>
/// <param name="Unavailable">A server it needs is away; trying later costs no attempt.</param>
public sealed record ConsumeFailure(long Number, string Error, bool Unavailable);
