using Confluent.Kafka;

namespace Axon.Core.Streams;

/// <summary>Some messages on their way together; one task for all of them.</summary>
internal sealed class KafkaSending(int count)
{
    private static readonly Error Unknown = new(ErrorCode.Local_MsgTimedOut);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Error?[] _errors = [.. Enumerable.Repeat(Unknown, count)];
    private int _left = count;

    public void End(int number, Error? error)
    {
        Volatile.Write(ref _errors[number], error);
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>When all have ended, or at the limit: for each message null if it is written, else why that is not known.</summary>
    public async Task<IReadOnlyList<Error?>> KnownAsync(TimeSpan limit)
    {
        try
        {
            await _ended.Task.WaitAsync(limit, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // Those without an answer say so themselves.
        }

        return [.. _errors];
    }
}
