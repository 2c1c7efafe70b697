using Axon.Core.Shared;

namespace Axon.Core.Features.Messages;

/// <summary>A fact taken from the outbox, with its number there.</summary>
/// <param name="Attempts">Tries that have failed.</param>
/// <param name="Fact">Null when the stored text cannot be read by this version.</param>
public sealed record QueuedFact(long Number, Guid Id, int Attempts, Fact? Fact);
