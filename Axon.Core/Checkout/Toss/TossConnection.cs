using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Axon.Core.Checkout.Provider;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Toss;

/// <summary>Sends one request and says what came back. Never throws for what the network or the provider does.</summary>
/// <remarks>
/// The framework's handler may send a request again on a fresh connection when a kept-alive one turns out to be closed. That is why every request that moves
/// money carries an idempotency key.
/// </remarks>
internal sealed partial class TossConnection(
    IHttpClientFactory clients, IOptions<TossOptions> options, TimeProvider clock, ILogger<TossConnection> logger)
{
    public const string ClientName = "TossPayments";
    public const int LargestAnswer = 512 * 1024;

    private readonly AuthenticationHeaderValue _key =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(options.Value.SecretKey + ":")));

    public Task<TossAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)), cancellationToken);

    public Task<TossAnswer> PostAsync<T>(string path, T body, string idempotencyKey, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idempotencyKey);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(idempotencyKey.Length, 300, nameof(idempotencyKey));
        var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = JsonContent.Create(body, options: TossJson.Options) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return SendAsync(request, cancellationToken);
    }

    private async Task<TossAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var sent = request;
        sent.Headers.Authorization = _key;
        using var deadline = new CancellationTokenSource(options.Value.Timeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(sent, limit.Token);
            return Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Lost(sent.Method, UnknownReason.TimedOut, nameof(OperationCanceledException));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Lost(sent.Method, UnknownReason.Unreachable, failure.GetType().Name);
        }
    }

    private TossAnswer Read(HttpStatusCode status, byte[] body)
    {
        var answer = (int)status switch
        {
            200 => TossJson.ReadPayment(body) is { } payment ? new TossAnswer(payment) : new TossAnswer(Unknown: UnknownReason.Unreadable),
            429 => new TossAnswer(Unknown: UnknownReason.Throttled),
            >= 500 => new TossAnswer(Unknown: UnknownReason.ProviderFailed),
            >= 400 => TossJson.ReadCode(body) is { } code ? TossCodes.Refusal(code) : new TossAnswer(Unknown: UnknownReason.Unreadable),
            _ => new TossAnswer(Unknown: UnknownReason.Unreadable),
        };
        if (answer.Unknown is { } reason)
            Log.SaysNothing(logger, (int)status, reason);
        return answer;
    }

    private TossAnswer Lost(HttpMethod method, UnknownReason reason, string failure)
    {
        Log.Lost(logger, method.Method, reason, failure);
        return new TossAnswer(Unknown: reason);
    }

    // Only what comes from us or was checked by a value type goes into a path.
    private Uri Address(string path) => new(options.Value.BaseUrl!, path);

    private static partial class Log
    {
        [LoggerMessage(5101, LogLevel.Warning, "The payment provider answered {Status}, which leaves the outcome unknown: {Reason}")]
        public static partial void SaysNothing(ILogger logger, int status, UnknownReason reason);

        [LoggerMessage(5102, LogLevel.Warning, "No answer from the payment provider to a {Method}: {Reason} ({Failure})")]
        public static partial void Lost(ILogger logger, string method, UnknownReason reason, string failure);
    }
}

/// <summary>What came back: a payment, a refusal's code, or nothing that says anything.</summary>
internal readonly record struct TossAnswer(ProviderPayment? Payment = null, string? Code = null, UnknownReason? Unknown = null);
