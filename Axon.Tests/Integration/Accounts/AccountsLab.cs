using Axon.Core;
using Axon.Core.Accounts;
using Axon.Core.Audit;
using Axon.Core.Hosting;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Tests.Integration.Accounts;

/// <summary>The accounts feature on its real database, with a clock that can be moved.</summary>
internal sealed class AccountsLab : IAsyncDisposable
{
    public const string Password = "tiger plum river";

    private readonly ServiceProvider _services;

    private AccountsLab(TestDatabase database, PrivateServers servers)
    {
        Database = database;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddAxonCore(new StoreConnectionStrings(database.ConnectionString, servers.ConnectionStrings.Redis));
        services.Replace(ServiceDescriptor.Singleton<IAuditLog>(Audit));
        _services = services.BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public ShiftedClock Clock { get; } = new();

    public RecordedAudit Audit { get; } = new();

    public static async Task<AccountsLab> CreateAsync(PrivateServers servers, string name) => new(await TestDatabase.CreateAsync(servers, name), servers);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<Account> SignUpAsync(string email)
    {
        var result = await Get<SignUp>().HandleAsync(new SignUpForm(email, Password, "김민지"), CancellationToken.None);
        Assert.Empty(result.Problems);
        return result.Value!; // Ok when there are no problems
    }

    /// <summary>The same address each time, unless a test names another source.</summary>
    public Task<SignInResult> SignInAsync(string email, string password = Password, SignInSource? source = null) =>
        Get<SignIn>().HandleAsync(email, password, source ?? new SignInSource("192.0.2.1"), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
