using Axon.Tests.Servers;

[assembly: AssemblyFixture(typeof(KafkaServer))]

namespace Axon.Tests.Servers;

/// <summary>One real Kafka broker for this assembly, started when the first test asks for it.</summary>
/// <remarks>Tests keep apart by the prefix of their topics and groups. One that stops or kills a broker starts its own: <see cref="KafkaBroker.StartOwnAsync"/>.</remarks>
public sealed class KafkaServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private KafkaBroker? _broker;

    /// <summary>What clients connect to.</summary>
    public async Task<string> AddressAsync()
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return (_broker ??= await KafkaBroker.StartOwnAsync()).Address;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        _turn.Dispose();
    }
}

/// <summary>A broker for the tests of one class, which stop, freeze and kill it; it runs again for each of them.</summary>
public sealed class OwnBroker : IAsyncDisposable
{
    private KafkaBroker? _broker;

    public async Task<KafkaBroker> GetAsync()
    {
        if (_broker is null)
        {
            return _broker = await KafkaBroker.StartOwnAsync();
        }

        // A test that failed may have left it otherwise.
        if (_broker.IsUp)
        {
            _broker.Thaw();
        }
        else
        {
            await _broker.StartAsync();
        }

        return _broker;
    }

    public ValueTask DisposeAsync() => _broker?.DisposeAsync() ?? ValueTask.CompletedTask;
}
