using System.Net.Http.Headers;
using Axon.Core;
using Axon.Core.Accounts;
using Axon.Core.Hosting;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Tests.Integration.Accounts;

/// <summary>The whole web process on a database of its own, reached as a browser or a program would.</summary>
public sealed class AccountsApp : WebApplicationFactory<Axon.Web.Ui.App>
{
    public const string Password = "tiger plum river";
    public const string Origin = "https://localhost";

    private readonly TestDatabase _database;
    private readonly StoreConnectionStrings _stores;
    private readonly int _attempts;

    private AccountsApp(TestDatabase database, string redis, int attempts)
    {
        _database = database;
        _stores = new StoreConnectionStrings(database.ConnectionString, redis);
        _attempts = attempts;
    }

    internal ShiftedClock Clock { get; } = new();

    /// <param name="attempts">Attempts an address has in a minute; tests all come from one address.</param>
    public static async Task<AccountsApp> CreateAsync(PrivateServers servers, string name, int attempts = 100_000) =>
        new(await TestDatabase.CreateAsync(servers, name), servers.ConnectionStrings.Redis, attempts);

    /// <summary>On servers that the test owns, to stop and freeze.</summary>
    public static async Task<AccountsApp> CreateAsync(StoreConnectionStrings servers, string name) =>
        new(await TestDatabase.CreateAsync(servers.MySql, name, Axon.Core.Db.Migration.Embedded()), servers.Redis, 100_000);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Microsoft.Extensions.Hosting.Environments.Production);
        builder.UseSetting("ConnectionStrings:MySql", _stores.MySql);
        builder.UseSetting("ConnectionStrings:Redis", _stores.Redis);
        // A simulator would be the first host of the process, and the factory takes the first one for the application.
        builder.UseSetting("Payments:Toss:BaseUrl", "http://127.0.0.1:9/");
        builder.UseSetting("Payments:Toss:WindowUrl", "http://127.0.0.1:9/");
        builder.UseSetting("Payments:Toss:SecretKey", "test_sk");
        builder.UseSetting("Payments:Toss:ClientKey", "test_ck");
        builder.UseSetting("Payments:Toss:WebhookSecret", "test_ws");
        builder.UseSetting("role", "none");
        builder.UseSetting("Accounts:AttemptsPerAddressPerMinute", _attempts.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter, SaidAddress>();
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddAxonCore(_stores);
        });
    }

    /// <summary>Over HTTPS, follows no redirect, keeps cookies, asks for pages as browsers do.</summary>
    public HttpClient Browser(string address = Origin)
    {
        var browser = CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri(address),
            AllowAutoRedirect = false,
            HandleCookies = true,
        });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        return browser;
    }

    internal async Task<Account> SignUpAsync(string email, params Role[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<SignUp>().HandleAsync(new SignUpForm(email, Password, "김민지"), CancellationToken.None);
        Assert.Empty(result.Problems);
        if (roles.Length > 0)
        {
            await scope.ServiceProvider.GetRequiredService<SetRoles>().HandleAsync(null, result.Value!.Id, roles, CancellationToken.None);
        }

        return result.Value!; // no problems
    }

    /// <summary>A program with a token for a new account.</summary>
    internal async Task<HttpClient> ProgramAsync(string email, params Role[] roles)
    {
        var account = await SignUpAsync(email, roles);
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Services.GetRequiredService<BearerTokens>().Issue(account.Id, account.SecurityStamp).AccessToken);
        return client;
    }

    /// <summary>A browser that has signed in through the page.</summary>
    internal async Task<HttpClient> SignedInBrowserAsync(string email, params Role[] roles)
    {
        await SignUpAsync(email, roles);
        var browser = Browser();
        using var answer = await browser.PostFormAsync("/sign-in", "sign-in", ("Input.Email", email), ("Input.Password", Password));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client at this address of the network: in memory nobody has one.</summary>
    public HttpClient At(string address)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add(SaidAddress.Header, address);
        return client;
    }

    public Task<T?> ScalarAsync<T>(string sql, object? parameters = null) => _database.ScalarAsync<T>(sql, parameters);

    private sealed class SaidAddress : IStartupFilter
    {
        public const string Header = "Test-Address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                if (context.Request.Headers[Header] is [{ } address])
                {
                    context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
                }

                await rest(context);
            });
            next(app);
        };
    }
}
