using System.Net;
using Axon.Core.Accounts;
using Axon.Tests.Integration.Http;

namespace Axon.Tests.Integration.Accounts;

/// <summary>Asks every staff route that exists, so that a new one is covered the day it is mapped.</summary>
public sealed class StaffAreaTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private static readonly string[] Areas = ["/api/admin", "/api/dashboard", "/api/operations", "/admin", "/dashboard", "/operations", "/insights"];

    private AccountsApp _app = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task EveryStaffRoute_RefusesStrangersAndShoppers()
    {
        using var stranger = _app.Browser();
        using var shopper = await _app.SignedInBrowserAsync("shopper@example.com");
        var routes = StaffRoutes();
        List<string> open = [];
        foreach (var (method, path) in routes)
        {
            var api = path.StartsWith("/api/", StringComparison.Ordinal);
            using var first = await AskAsync(stranger, method, path);
            if (api ? first.StatusCode != HttpStatusCode.Unauthorized : first.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) != true)
            {
                open.Add($"{method} {path} answers a stranger {(int)first.StatusCode}");
            }

            using var second = await AskAsync(shopper, method, path);
            if (second.StatusCode != HttpStatusCode.Forbidden)
            {
                open.Add($"{method} {path} answers a shopper {(int)second.StatusCode}");
            }
        }

        Assert.Empty(open);
        Assert.Contains(("GET", "/admin/users"), routes);
        Assert.Contains(("PUT", $"/api/admin/users/{Guid.Empty}/roles"), routes);
    }

    [Theory]
    [InlineData(Role.Marketer)]
    [InlineData(Role.Operator)]
    public async Task Users_AreForAdminsOnly(Role role)
    {
        using var staff = await _app.ProgramAsync($"{role}@example.com", role);

        using var answer = await staff.GetAsync(new Uri("/api/admin/users", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("axon:accounts/not-allowed", await answer.ProblemAsync());
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Axon", "1");
        return client.SendAsync(request);
    }

    private IReadOnlyList<(string Method, string Path)> StaffRoutes() =>
    [
        .. AppRoutes.Of(_app.Services)
            .SelectMany(endpoint => AppRoutes.Methods(endpoint).Select(method => (method, AppRoutes.Path(endpoint.RoutePattern))))
            .Where(route => Areas.Any(area => route.Item2 == area || route.Item2.StartsWith(area + "/", StringComparison.Ordinal)))
            .Distinct()
            .Order(),
    ];
}
