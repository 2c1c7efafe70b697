using System.Globalization;

namespace Axon.Core.Kernel;

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

/// <summary>What becomes of a message after its reader has handled it.</summary>
/// <param name="Stage">For <see cref="StreamVerdictKind.Dead"/>: where it failed.</param>
/// <param name="Reason">Why it failed; for operators.</param>
public sealed record StreamVerdict(StreamVerdictKind Kind, string? Stage = null, string? Reason = null)
{
    /// <summary>Its effect is durable.</summary>
    public static StreamVerdict Done { get; } = new(StreamVerdictKind.Done);

    /// <summary>Failed; comes again after a growing pause.</summary>
    public static StreamVerdict Retry(string reason) => new(StreamVerdictKind.Retry, null, reason);

    /// <summary>A server that is needed is away; comes again without counting a try.</summary>
    public static StreamVerdict Wait(string reason) => new(StreamVerdictKind.Wait, null, reason);

    /// <summary>Never to be handled by this reader: set aside with all that it was, and passed.</summary>
    public static StreamVerdict Dead(string stage, string reason) => new(StreamVerdictKind.Dead, stage, reason);
}

/// <summary>One message of a stream.</summary>
/// <param name="Origin">Where it lies, the same every time it is read.</param>
/// <param name="Id">What its sender called it; null when that cannot be read.</param>
/// <param name="Value">Null when this version cannot read it.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Attempts">Tries that have failed since this process has it.</param>
public sealed record StreamMessage<T>(StreamOrigin Origin, Guid? Id, T? Value, ReadOnlyMemory<byte> Body, int Attempts)
    where T : class;

/// <summary>How a reader's handling of one message ended.</summary>
public enum StreamVerdictKind
{
    Done,
    Retry,
    Wait,
    Dead,
}

/// <summary>Where a message lies in its stream. As text: topic/partition/offset.</summary>
public readonly record struct StreamOrigin(string Topic, int Partition, long Offset)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Topic}/{Partition}/{Offset}");
}
