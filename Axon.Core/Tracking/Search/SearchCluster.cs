using Axon.Core.Kernel;
using Elastic.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Method = Elastic.Transport.HttpMethod;

namespace Axon.Core.Tracking.Search;

/// <summary>The one door to the search cluster: every node is tried, for as long as the caller has patience, with credentials that go nowhere else.</summary>
/// <remarks>
/// Requests are ours and carry plain <c>application/json</c>, which Elasticsearch 8, 9 and OpenSearch all take; nodes, their turn and rest, sign-in and
/// trust are the transport's of Elastic's own client. It tries every node without a pause; the rounds with pauses between them are made here.
/// </remarks>
internal sealed partial class SearchCluster(IReadOnlyList<Uri> nodes, IRequestInvoker invoker, IOptions<SearchOptions> options, TimeProvider clock, ILogger<SearchCluster> logger)
{
    internal static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3));

    private const string Product = "X-elastic-product";
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly RequestConfiguration Json = new() { Accept = SearchRequest.Json, ContentType = SearchRequest.Json };
    private static readonly RequestConfiguration Lines = new() { Accept = SearchRequest.Json, ContentType = SearchRequest.Lines };

    private readonly SearchOptions _options = options.Value;
    private readonly DistributedTransport _transport = new(new TransportConfiguration(new StaticNodePool(nodes, randomize: false), invoker)
    {
        Authentication = options.Value switch
        {
            { ApiKey: { Length: > 0 } key } => new ApiKey(key),
            { User: { Length: > 0 } user, Password: { } password } => new BasicAuthentication(user, password),
            _ => null,
        },
        ServerCertificateValidationCallback = SearchTrust.Rule(options.Value),
        RequestTimeout = options.Value.Timeout,
        DeadTimeout = Rest,
        MaxDeadTimeout = Rest,
        DisablePings = true,
        DisableMetaHeader = true,
        DisableAuditTrail = true,
        EnableHttpCompression = false,
        ResponseHeadersToParse = new HeadersList(Product),
    });

    /// <summary>Asks for something that somebody waits for; gives up soon.</summary>
    public Task<SearchAnswer> AskAsync(SearchRequest request, CancellationToken cancellationToken) => SendAsync(request, _options.ReadPatience, cancellationToken);

    /// <summary>Writes, or changes the cluster; gives up later.</summary>
    public Task<SearchAnswer> TellAsync(SearchRequest request, CancellationToken cancellationToken) => SendAsync(request, _options.WritePatience, cancellationToken);

    private async Task<SearchAnswer> SendAsync(SearchRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        for (var round = 1; ; round++)
        {
            var response = await _transport.RequestAsync<BytesResponse>(
                new EndpointPath(Enum.Parse<Method>(request.Method.Method), request.Path),
                request.Body.IsEmpty ? null : PostData.ReadOnlyMemory(request.Body),
                null,
                request.ContentType == SearchRequest.Lines ? Lines : Json,
                cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var (call, answer) = (response.ApiCallDetails, Answer(response));
            if (answer is { Status: 401 or 403 } && !request.MayBeForbidden)
            {
                // Nothing that is asked is wrong, but nothing works until somebody mends the settings: the same as away.
                Log.Refused(logger, call.Uri?.Authority, answer.Status);
                throw new StoreUnavailableException("search", new SearchException(answer.Status, answer.Error));
            }

            // A node that is too busy, starts or stops, or a proxy that does not reach it.
            if (answer is not (null or { Status: 429 or 502 or 503 or 504 }))
            {
                return answer;
            }

            var failure = answer is null ? call.OriginalException : new SearchException(answer.Status, answer.Error);
            Log.Failed(logger, call.Uri?.Authority, request.Method.Method, round, failure?.Message);
            var pause = Pauses.SpreadAfter(round);
            if (clock.GetElapsedTime(started) + pause > patience)
            {
                throw new StoreUnavailableException("search", failure ?? new TimeoutException($"no answer within {_options.Timeout.TotalSeconds} s"));
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static SearchAnswer? Answer(BytesResponse response) => response.ApiCallDetails is { HttpStatusCode: { } status } call
        ? new SearchAnswer(status, response.Body ?? [], call.TryGetHeader(Product, out var product) ? product.First() : null)
        : null;

    private static partial class Log
    {
        [LoggerMessage(5301, LogLevel.Warning, "Search node {Node}, the last of all that were tried, did not take a {Method}, round {Round}: {Reason}")]
        public static partial void Failed(ILogger logger, string? node, string method, int round, string? reason);

        [LoggerMessage(5302, LogLevel.Error, "Search node {Node} answers {Status}: check Search:User, Search:Password or Search:ApiKey and what they are allowed to do")]
        public static partial void Refused(ILogger logger, string? node, int status);
    }
}
