using System.Net.Http.Json;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Entry;

/// <summary>A database that hangs without closing anything: nobody waits longer than five seconds, whatever they asked for and whenever it began to hang.</summary>
[Collection(Support.Machine.Alone)]
[Trait(Support.Machine.Trait, Support.Machine.Alone)]
public sealed class FrozenDatabaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(5);
    private LocalServers _servers = null!; // InitializeAsync
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _servers = await PrivateServers.StartOwnAsync();
        _app = await AccountsApp.CreateAsync(_servers.ConnectionStrings, nameof(FrozenDatabaseTests));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await PrivateServers.StopOwnAsync(_servers);
    }

    [Fact]
    public async Task EntryPageAndSignIn_WhileTheDatabaseIsFrozen_AreAnsweredInTime()
    {
        var program = await _app.ProgramAsync("program@example.com");
        var browser = await _app.SignedInBrowserAsync("browser@example.com");
        await _app.SignUpAsync("late@example.com");
        using var stranger = _app.Browser();
        Func<Task<HttpResponseMessage>>[] calls =
        [
            () => program.PostAsync("/api/entries/1", JsonContent.Create(new { quantity = 1 }), Stop),
            () => program.GetAsync("/api/me", Stop),
            () => browser.GetAsync("/me", Stop),
            () => browser.GetAsync("/", Stop),
            () => stranger.PostAsync("/api/accounts/token", JsonContent.Create(new { email = "late@example.com", password = AccountsApp.Password }), Stop),
        ];
        await Task.WhenAll(calls.Select(call => TimeAsync(call)));

        // Some are under way as it freezes: a statement that was sent gets no answer either.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var busy = calls.Select(call => RepeatAsync(call, over.Token)).ToList();
        await Task.Delay(500, Stop);
        _servers.MariaDb.Freeze();
        // What is known of a person is asked for anew.
        _app.Clock.Advance(TimeSpan.FromSeconds(11));
        await Task.Delay(TimeSpan.FromSeconds(8), Stop);
        await over.CancelAsync();
        var slowest = await Task.WhenAll(busy);
        _servers.MariaDb.Thaw();

        Assert.All(slowest, time => Assert.InRange(time, TimeSpan.Zero, Bar));
        // It goes on by itself.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await program.GetAsync("/api/me", Stop)).StatusCode != System.Net.HttpStatusCode.OK)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task<TimeSpan> RepeatAsync(Func<Task<HttpResponseMessage>> call, CancellationToken over)
    {
        var slowest = TimeSpan.Zero;
        while (!over.IsCancellationRequested)
        {
            var time = await TimeAsync(call);
            slowest = time > slowest ? time : slowest;
        }

        return slowest;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task<HttpResponseMessage>> call)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var answer = await call();
        // In words, not in the server's own 500.
        Assert.NotEqual(System.Net.HttpStatusCode.InternalServerError, answer.StatusCode);
        return TimeProvider.System.GetElapsedTime(started);
    }
}
