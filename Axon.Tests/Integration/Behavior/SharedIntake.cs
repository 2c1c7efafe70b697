using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Behavior;

/// <summary>One intake for all tests of a class; each finds it empty.</summary>
public sealed class SharedIntake(PrivateServers servers) : IAsyncLifetime
{
    private IngestHost? _host;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal async Task<IngestHost> OpenAsync()
    {
        _host ??= await IngestHost.StartAsync(servers, nameof(SharedIntake));
        await _host.ForgetAsync();
        return _host;
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
