using Confluent.Kafka;

namespace Axon.Core.Infrastructure.Kafka;

/// <summary>Some messages on their way together; one task for all of them.</summary>
internal sealed class KafkaSending(int count)
{
    private readonly TaskCompletionSource<IReadOnlyList<Error?>> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Error?[] _errors = new Error?[count];
    private int _left = count;

    public Task<IReadOnlyList<Error?>> Ended => _ended.Task;

    public void End(int number, Error? error)
    {
        _errors[number] = error;
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _ended.TrySetResult(_errors);
        }
    }
}
