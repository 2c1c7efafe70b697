using System.Text;
using System.Text.Json;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Personal;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

/// <inheritdoc cref="IPersonalData"/>
/// <remarks>
/// Erases by id, from the daily index that a search says the event is in, until a search of every version finds nothing more. Not by <c>_delete_by_query</c>: that is an
/// optional module, and counts what changed meanwhile as a conflict.
/// </remarks>
internal sealed class SearchPersonalData(SearchCluster cluster, SearchReads reads, BehaviorNames names, IOptions<SearchOptions> options, TimeProvider clock) : IPersonalData
{
    public async Task<IReadOnlyList<BehaviorEvent>> ReadAsync(PersonIdentity person, int most, CancellationToken cancellationToken)
    {
        List<BehaviorEvent> events = [];
        await foreach (var hit in reads.DocumentsAsync(names.Alias, Query(person), withSource: true, cancellationToken))
        {
            events.Add(StoredEvent.Read(hit.GetProperty("_source")));
            if (events.Count == most)
            {
                break;
            }
        }

        return events;
    }

    public async Task<int> EraseAsync(PersonIdentity person, DateTimeOffset before, CancellationToken cancellationToken)
    {
        object[] browsers = [new { term = new { source = nameof(EventSource.BROWSER) } }, new { range = new { occurredMicros = new { lt = BehaviorDocument.Micros(before) } } }];
        var query = Query(person, browsers);
        HashSet<string> erased = [];
        var started = clock.GetTimestamp();
        for (var round = 1; ; round++)
        {
            await RefreshAsync(cancellationToken);
            var found = await reads.DocumentsAsync(names.EveryVersion, query, withSource: false, cancellationToken).ToListAsync(cancellationToken);
            if (found.Count == 0)
            {
                return erased.Count;
            }

            if (round > 1 && clock.GetElapsedTime(started) > options.Value.WritePatience)
            {
                throw new StoreUnavailableException("search", new TimeoutException("Events were still found after they had been deleted"));
            }

            await DeleteAsync([.. found.Select(hit => (hit.GetProperty("_index").GetString()!, hit.GetProperty("_id").GetString()!))], cancellationToken); // every hit has both
            erased.UnionWith(found.Select(hit => hit.GetProperty("_id").GetString()!));
        }
    }

    public async Task EraseAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        await DeleteAsync([.. events.Select(happened => (names.Of(happened.OccurredAt), happened.EventId.ToString()))], cancellationToken);
        await RefreshAsync(cancellationToken);
    }

    /// <summary>The person's events, by the definition of the port.</summary>
    private static object Query(PersonIdentity person, params object[] more) => new
    {
        @bool = new
        {
            filter = more,
            should = new object[]
            {
                new { term = new { userId = person.User } },
                new
                {
                    @bool = new
                    {
                        must_not = new { exists = new { field = "userId" } },
                        filter = new { terms = new { visitorId = person.Seen } },
                        should = new object[] { new { terms = new { visitorId = person.Own } }, new { terms = new { sessionId = person.Sessions } } },
                        minimum_should_match = 1,
                    },
                },
            },
            minimum_should_match = 1,
        },
    };

    private async Task DeleteAsync(IReadOnlyList<(string Index, string Id)> documents, CancellationToken cancellationToken)
    {
        foreach (var portion in documents.Chunk(options.Value.BulkSize))
        {
            var body = new StringBuilder();
            foreach (var (index, id) in portion)
            {
                body.Append(JsonSerializer.Serialize(new { delete = new { _index = index, _id = id } })).Append('\n');
            }

            // An item that failed is found again by the next search, or fails the whole.
            var request = new SearchRequest(HttpMethod.Post, "/_bulk?filter_path=items.delete.status", Encoding.UTF8.GetBytes(body.ToString()), SearchRequest.Lines);
            var answer = (await cluster.TellAsync(request, cancellationToken)).OrThrow();
            var failed = answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("delete").GetProperty("status").GetInt32()).FirstOrDefault(status => status >= 300 && status != 404);
            if (failed != 0)
            {
                throw new StoreUnavailableException("search", new SearchException(failed, "an event could not be deleted"));
            }
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken) =>
        (await cluster.TellAsync(new SearchRequest(HttpMethod.Post, $"/{names.EveryVersion}/_refresh"), cancellationToken)).OrThrow();
}
