namespace Axon.Core.Features.Messages;

/// <summary>How much the relay has before it.</summary>
public sealed record QueueDepth(long Waiting, long Dead, TimeSpan OldestWaiting);
