using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>The application as a program reaches it: told "not now", or cut off, it tries again with the same key until it is answered.</summary>
internal sealed class ShopApi(Uri shop, Uri simulator, Stopwatches times) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 300, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentQueue<string> _putOff = new();
    private int _broken;

    /// <summary>Answers that say that something unforeseen happened inside.</summary>
    public int Broken => Volatile.Read(ref _broken);

    /// <summary>Calls that were not answered at once: cut off, or told to come again because something is away.</summary>
    public IReadOnlyCollection<string> PutOff => _putOff;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<Answer> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token);

    public Task<Answer> PostAsync(string path, string token, object body, string? key = null) => SendAsync(HttpMethod.Post, path, token, body, key);

    public Task<Answer> EnterAsync(long activity, Person person, int quantity) => PostAsync($"/api/entries/{activity}", person.Token, new { quantity });

    public Task<Answer> GiveUpAsync(Person person, Place place) => SendAsync(HttpMethod.Delete, $"/api/reservations/{place.Id}", person.Token);

    public Task<Answer> OrderAsync(Person person, Place place) => PostAsync("/api/orders", person.Token, new { reservationId = place.Id, token = place.Token }, $"order-{place.Id:N}");

    /// <summary>Pays an order: the window's part at the simulator, then the confirm several times at once, as impatient browsers send it.</summary>
    /// <returns>The order, once it is known how it ended.</returns>
    public async Task<Answer> PayAsync(Person person, Answer order, int confirms)
    {
        var amount = order.Body.GetProperty("total").GetProperty("minor").GetInt64();
        var paymentKey = await AuthenticateAsync(order.Id, amount);
        // One without a key, the others with the same.
        await Task.WhenAll(Enumerable.Range(0, confirms).Select(number =>
            PostAsync($"/api/orders/{order.Id}/confirm", person.Token, new { paymentKey, amount }, number == 0 ? null : $"confirm-{order.Id:N}")));
        return await UntilDecidedAsync(person, order.Id);
    }

    public async Task<string> AuthenticateAsync(Guid order, long amount)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(simulator, "/v1/test/payments"), new { orderId = order.ToString("N", CultureInfo.InvariantCulture), amount, card = "approve" }, Stop);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("paymentKey").GetString()!; // always given
    }

    public async Task<JsonElement> LedgerAsync() => await _http.GetFromJsonAsync<JsonElement>(new Uri(simulator, "/ledger"), Stop);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token, object? body = null, string? key = null)
    {
        var what = $"{method} {string.Join('/', path.Split('/').Select(part => part.Length > 0 && char.IsAsciiDigit(part[0]) || part.Length == 36 ? "#" : part))}";
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var last = await TryAsync(what, method, path, token, body, key);
            if (last is { Answer: { } answer })
            {
                return answer;
            }

            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"{what} was not answered: {last.Why}");
            }

            await Task.Delay(Pause, Stop);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(Answer? Answer, string Why)> TryAsync(string what, HttpMethod method, string path, string? token, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, new Uri(shop, path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        try
        {
            var started = TimeProvider.System.GetTimestamp();
            using var response = await _http.SendAsync(request, Stop);
            var answer = await Answer.ReadAsync(response, Stop);
            times.Add(what, TimeProvider.System.GetElapsedTime(started));
            if (answer.Status == HttpStatusCode.InternalServerError)
            {
                Interlocked.Increment(ref _broken);
            }

            if (answer.IsNotNow && answer.Type != "axon:request/idempotency-in-flight")
            {
                _putOff.Enqueue($"{what}: {answer}");
            }

            return (answer.IsNotNow ? null : answer, answer.ToString());
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException && !Stop.IsCancellationRequested)
        {
            _putOff.Enqueue($"{what}: {cut.Message}");
            return (null, cut.Message);
        }
    }

    private async Task<Answer> UntilDecidedAsync(Person person, Guid order)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await GetAsync($"/api/orders/{order}", person.Token);
            if (answer.Body.GetProperty("status").GetString() != "AWAITING_PAYMENT")
            {
                return answer;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The order {order} stays undecided: {answer}");
            await Task.Delay(Pause, Stop);
        }
    }
}
