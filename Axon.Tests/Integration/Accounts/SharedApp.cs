using Axon.Core.Catalog.Demo;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Accounts;

/// <summary>One web application for all tests of a class, which keep apart by the people that they make. A test that changes what belongs to everybody makes its own.</summary>
/// <remarks>It starts when the first test asks, so that a machine without servers skips that test and says why.</remarks>
public sealed class SharedApp(PrivateServers servers) : IAsyncLifetime
{
    private AccountsApp? _app;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <param name="seed">What all tests of the class find in it; done once.</param>
    internal async Task<AccountsApp> OpenAsync(Func<AccountsApp, Task>? seed = null)
    {
        if (_app is null)
        {
            _app = await AccountsApp.CreateAsync(servers, nameof(SharedApp));
            await (seed?.Invoke(_app) ?? Task.CompletedTask);
        }

        return _app;
    }

    /// <summary>A seed: the shop that a new installation shows.</summary>
    internal static async Task DemoAsync(AccountsApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SeedDemo>().HandleAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
