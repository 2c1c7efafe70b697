namespace Axon.Core.Shared;

/// <summary>Messages of one kind, kept in order by the broker for every group of readers.</summary>
/// <typeparam name="T">What a message says.</typeparam>
public interface IMessageStream<T>
    where T : class
{
    /// <summary>
    /// Reads as a member of <paramref name="group"/> until <paramref name="cancellationToken"/> asks to stop, and gives what was read to
    /// <paramref name="handle"/>, which answers for each message in the order given.
    /// </summary>
    /// <remarks>
    /// At least once: a message counts as read only after its verdict, and the group's place in a partition is never beyond its first message without
    /// one. Where order matters, no message is given out while an earlier one of its key has no verdict. When the handler throws
    /// <see cref="StoreUnavailableException"/> nothing is lost and no try is counted: the messages come again. What it was given when the stop was
    /// asked for is finished or given back. Returns only at the stop; throws when the stream itself cannot be read.
    /// </remarks>
    Task ReadAsync(string group, Func<IReadOnlyList<StreamMessage<T>>, CancellationToken, Task<IReadOnlyList<StreamVerdict>>> handle, CancellationToken cancellationToken);
}
