using System.Net.Http.Headers;
using Axon.Core.Accounts;
using Axon.Core.Hosting;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Tests.Integration.Checkout;

/// <summary>The whole web process on a real port, without workers: a test decides when they come by.</summary>
public sealed class CheckoutApp(StoreConnectionStrings stores, Dictionary<string, string?> settings, TimeProvider clock) : WebApplicationFactory<Axon.Web.Ui.App>
{
    private int _people;

    public Uri Start()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>A program with a token for a new account.</summary>
    internal async Task<(HttpClient Client, Account Account)> PersonAsync(params Role[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var form = new SignUpForm($"shopper{++_people}@example.com", "tiger plum river", "김민지");
        var result = await scope.ServiceProvider.GetRequiredService<SignUp>().HandleAsync(form, CancellationToken.None);
        var account = result.Value ?? throw new InvalidOperationException(string.Join(", ", result.Problems));
        if (roles.Length > 0)
        {
            await scope.ServiceProvider.GetRequiredService<SetRoles>().HandleAsync(null, account.Id, roles, CancellationToken.None);
        }

        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Services.GetRequiredService<BearerTokens>().Issue(account.Id, account.SecurityStamp).AccessToken);
        return (client, account);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Microsoft.Extensions.Hosting.Environments.Production);
        builder.UseSetting("ConnectionStrings:MySql", stores.MySql);
        builder.UseSetting("ConnectionStrings:Redis", stores.Redis);
        builder.UseSetting("role", "none");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(clock)));
    }
}
