using System.Net;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Http;

/// <summary>What an operation limits for a person, the form that does the same limits as well; looking costs nothing.</summary>
public sealed class FormLimitTests(PrivateServers servers) : IAsyncLifetime
{
    private const int Many = 120;
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await AccountsApp.CreateAsync(servers, nameof(FormLimitTests));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/orders/01900000-0000-7000-8000-000000000000")]
    [InlineData("/products/1")]
    [InlineData("/reservations/01900000-0000-7000-8000-000000000000")]
    public async Task Form_SentTooOften_IsLimitedAsItsOperationIs(string page)
    {
        using var browser = await _app.SignedInBrowserAsync("hasty@example.com");

        var sent = await StatusesAsync(() => browser.PostAsync(page, new FormUrlEncodedContent([]), Stop));
        var read = await StatusesAsync(() => browser.GetAsync(page, Stop));

        Assert.Contains((HttpStatusCode.TooManyRequests, true), sent);
        Assert.Contains(sent, answer => answer.Status != HttpStatusCode.TooManyRequests);
        Assert.DoesNotContain(read, answer => answer.Status == HttpStatusCode.TooManyRequests);
    }

    private static async Task<IReadOnlyList<(HttpStatusCode Status, bool SaysWhen)>> StatusesAsync(Func<Task<HttpResponseMessage>> send) => await Task.WhenAll(Enumerable.Range(0, Many).Select(async _ =>
    {
        using var answer = await send();
        return (answer.StatusCode, answer.Headers.RetryAfter is not null);
    }));
}
