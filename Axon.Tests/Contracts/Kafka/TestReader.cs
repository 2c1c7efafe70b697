using Axon.Core.Kernel;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>One reader of a stream, running until it is stopped.</summary>
internal sealed class TestReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    private TestReader(Func<CancellationToken, Task> read) => _reading = read(_stop.Token);

    /// <summary>Handles message by message, as simple tests need it.</summary>
    public static TestReader Start<T>(IMessageStream<T> stream, string group, Func<StreamMessage<T>, StreamVerdict> handle)
        where T : class =>
        new(token => stream.ReadAsync(group, (messages, _) => Task.FromResult<IReadOnlyList<StreamVerdict>>([.. messages.Select(handle)]), token));

    public static TestReader StartBatches<T>(IMessageStream<T> stream, string group, Func<IReadOnlyList<StreamMessage<T>>, CancellationToken, Task<IReadOnlyList<StreamVerdict>>> handle)
        where T : class =>
        new(token => stream.ReadAsync(group, handle, token));

    public static TestReader Start(Func<CancellationToken, Task> read) => new(read);

    /// <summary>As SIGTERM does; returns when it has ended.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _reading.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
