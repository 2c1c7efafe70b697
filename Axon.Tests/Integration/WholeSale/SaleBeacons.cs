using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>Trackers of people's pages, as the intake sees them: an event keeps its id until the intake has answered for it.</summary>
internal sealed class SaleBeacons : IAsyncDisposable
{
    /// <summary>What the events are about: an activity that nothing else tells of.</summary>
    public const long Page = 999_999;

    private const int AtOnce = 5;
    private const int Longest = 50;
    private const string Browser = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;
    private readonly Stopwatches _times;
    private readonly CancellationTokenSource _over = new();
    private readonly Queue<(Guid Id, long At)> _waiting = new();
    private readonly List<Guid> _accepted = [];
    private readonly Task _sending;
    private int _refused;
    private int _kept;

    private SaleBeacons(SaleHost host)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Address };
        _times = host.Times;
        _sending = Task.Run(SendAsync);
    }

    /// <summary>Requests that were told to come again.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Events that browsers keep.</summary>
    public int Kept => Volatile.Read(ref _kept);

    public static SaleBeacons Send(SaleHost host) => new(host);

    /// <summary>Ends when the intake has taken everything.</summary>
    /// <returns>What it has taken, in its order.</returns>
    public async Task<IReadOnlyList<Guid>> EndAsync()
    {
        await _over.CancelAsync();
        await _sending.WaitAsync(TimeSpan.FromSeconds(60));
        return _accepted;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _over.Dispose();
    }

    private async Task SendAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        while (!_over.IsCancellationRequested || _waiting.Count > 0)
        {
            for (var i = 0; i < AtOnce && !_over.IsCancellationRequested; i++)
            {
                _waiting.Enqueue((Guid.CreateVersion7(), TimeProvider.System.GetTimestamp()));
            }

            await Task.Delay(await TryAsync(stop) ?? Often, stop);
            Volatile.Write(ref _kept, _waiting.Count);
        }
    }

    /// <returns>How long to wait before the next request, when the intake says so.</returns>
    private async Task<TimeSpan?> TryAsync(CancellationToken stop)
    {
        (Guid Id, long At)[] batch = [.. _waiting.Take(Longest)];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/s/b")
        {
            Content = JsonContent.Create(batch.Select(one => new { eventId = one.Id, schemaVersion = 1, type = "PAGE_VIEW", url = "/beacons", activityId = Page, ageMs = (long)TimeProvider.System.GetElapsedTime(one.At).TotalMilliseconds })),
        };
        request.Headers.UserAgent.ParseAdd(Browser);
        request.Headers.AcceptLanguage.ParseAdd("ko-KR");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", $"axon_consent=granted; axon_v={Guid.CreateVersion7():D}");
        var started = TimeProvider.System.GetTimestamp();
        using var response = await _http.SendAsync(request, stop);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Interlocked.Increment(ref _refused);
            return response.Headers.RetryAfter?.Delta ?? throw new InvalidOperationException("503 without Retry-After");
        }

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var results = (await response.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("results");
        Assert.All(results.EnumerateArray(), result => Assert.Equal("accepted", result.GetProperty("status").GetString()));
        _times.Add("POST /s/b", TimeProvider.System.GetElapsedTime(started));
        foreach (var (id, _) in batch)
        {
            _accepted.Add(id);
            _waiting.Dequeue();
        }

        return null;
    }
}
