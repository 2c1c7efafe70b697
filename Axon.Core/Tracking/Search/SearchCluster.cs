using System.Net.Http.Headers;
using System.Text;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

/// <summary>The one door to the search cluster: several nodes, a bounded number of tries, credentials that go nowhere else.</summary>
internal sealed partial class SearchCluster
{
    public const string ClientName = "Search";

    private readonly IHttpClientFactory _clients;
    private readonly SearchOptions _options;
    private readonly SearchNodes _nodes;
    private readonly TimeProvider _clock;
    private readonly ILogger<SearchCluster> _logger;
    private readonly AuthenticationHeaderValue? _credentials;

    public SearchCluster(IReadOnlyList<Uri> nodes, IHttpClientFactory clients, IOptions<SearchOptions> options, TimeProvider clock, ILogger<SearchCluster> logger)
    {
        (_clients, _options, _clock, _logger) = (clients, options.Value, clock, logger);
        _nodes = new SearchNodes(nodes, clock);
        _credentials = _options switch
        {
            { ApiKey: { Length: > 0 } key } => new AuthenticationHeaderValue("ApiKey", key),
            { User: { Length: > 0 } user } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_options.Password}"))),
            _ => null,
        };
    }

    /// <summary>Asks for something that somebody waits for; gives up soon.</summary>
    public Task<SearchAnswer> AskAsync(SearchRequest request, CancellationToken cancellationToken) => SendAsync(request, _options.ReadPatience, cancellationToken);

    /// <summary>Writes, or changes the cluster; gives up later.</summary>
    public Task<SearchAnswer> TellAsync(SearchRequest request, CancellationToken cancellationToken) => SendAsync(request, _options.WritePatience, cancellationToken);

    // Every node is tried at least once; after each round of them there is a pause, and none begins when the patience is over.
    private async Task<SearchAnswer> SendAsync(SearchRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var node = _nodes.Next();
            var (answer, failure) = await TryAsync(node, request, cancellationToken);
            if (answer is not null)
            {
                return answer;
            }

            _nodes.Failed(node);
            Log.Failed(_logger, node.Host, node.Port, request.Method.Method, attempt, failure!.Message); // no answer, so a failure
            if (attempt % _nodes.Count == 0)
            {
                var pause = Backoff.Pause(attempt / _nodes.Count);
                if (_clock.GetElapsedTime(started) + pause > patience)
                {
                    throw new StoreUnavailableException("search", failure);
                }

                await Task.Delay(pause, _clock, cancellationToken);
            }
        }
    }

    private async Task<(SearchAnswer? Answer, Exception? Failure)> TryAsync(Uri node, SearchRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(node, request.Path));
        message.Headers.Authorization = _credentials;
        if (!request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body) { Headers = { ContentType = new MediaTypeHeaderValue(request.ContentType) } };
        }

        using var deadline = new CancellationTokenSource(_options.Timeout, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var response = await _clients.CreateClient(ClientName).SendAsync(message, limit.Token);
            var answer = new SearchAnswer(
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(limit.Token),
                response.Headers.TryGetValues("X-elastic-product", out var product) ? product.First() : null);
            return answer.Status switch
            {
                // A node that is too busy, starts or stops, or a proxy that does not reach it.
                429 or 502 or 503 or 504 => (null, new SearchException(answer.Status, answer.Error)),
                // Nothing that is asked is wrong, but nothing works until somebody mends the settings: the same as away.
                401 or 403 when !request.MayBeForbidden => throw Refused(node, answer),
                _ => (answer, null),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, new TimeoutException($"no answer within {_options.Timeout.TotalSeconds} s"));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return (null, failure);
        }
    }

    private StoreUnavailableException Refused(Uri node, SearchAnswer answer)
    {
        Log.Refused(_logger, node.Host, node.Port, answer.Status);
        return new StoreUnavailableException("search", new SearchException(answer.Status, answer.Error));
    }

    private static partial class Log
    {
        [LoggerMessage(5301, LogLevel.Warning, "Search node {Host}:{Port} did not take a {Method}, attempt {Attempt}: {Reason}")]
        public static partial void Failed(ILogger logger, string host, int port, string method, int attempt, string reason);

        [LoggerMessage(5302, LogLevel.Error, "Search node {Host}:{Port} answers {Status}: check Search:User, Search:Password or Search:ApiKey and what they are allowed to do")]
        public static partial void Refused(ILogger logger, string host, int port, int status);
    }
}
