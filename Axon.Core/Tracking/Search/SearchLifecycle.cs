using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

/// <summary>Tells the cluster itself to drop old days, where it can: then they go also while no program of ours runs.</summary>
/// <remarks>A help only. That old days go is the promise of the job, which counts by the events' day; a cluster that refuses the policy loses nothing by it.</remarks>
internal sealed partial class SearchLifecycle(SearchCluster cluster, BehaviorNames names, IOptions<BehaviorOptions> options, ILogger<SearchLifecycle> logger)
{
    private readonly string _age = string.Create(CultureInfo.InvariantCulture, $"{options.Value.IndexRetentionDays}d");

    /// <summary>The name of Elasticsearch's policy for the template, or null.</summary>
    public async Task<string?> PutAsync(CancellationToken cancellationToken)
    {
        var server = await SearchServer.AskAsync(cluster, cancellationToken);
        if (server.HasIlm && await AcceptedAsync($"{SearchServer.IlmPolicies}/{names.Alias}", Ilm, cancellationToken))
        {
            return names.Alias;
        }

        if (server.HasIsm)
        {
            // It finds its indexes by itself.
            await PutIsmAsync(cancellationToken);
        }

        return null;
    }

    // The age counts from the day in the index's name: the template says so.
    private object Ilm => new { policy = new { phases = new { delete = new { min_age = _age, actions = new { delete = new { } } } } } };

    private object Ism => new
    {
        policy = new
        {
            description = "Drops days of behaviour events that are older than they are kept",
            default_state = "kept",
            states = new object[]
            {
                new { name = "kept", actions = Array.Empty<object>(), transitions = new[] { new { state_name = "dropped", conditions = new { min_index_age = _age } } } },
                new { name = "dropped", actions = new[] { new { delete = new { } } }, transitions = Array.Empty<object>() },
            },
            ism_template = new[] { new { index_patterns = new[] { names.EveryVersion }, priority = 100 } },
        },
    };

    // A policy that is there is changed only by somebody who has read it.
    private async Task PutIsmAsync(CancellationToken cancellationToken)
    {
        var path = $"{SearchServer.IsmPolicies}/{names.Alias}";
        var there = await cluster.AskAsync(SearchRequest.Get(path) with { MayBeForbidden = true }, cancellationToken);
        var condition = there.IsOk
            ? string.Create(CultureInfo.InvariantCulture, $"?if_seq_no={there.Json.GetProperty("_seq_no").GetInt64()}&if_primary_term={there.Json.GetProperty("_primary_term").GetInt64()}")
            : "";
        await AcceptedAsync(path + condition, Ism, cancellationToken);
    }

    private async Task<bool> AcceptedAsync(string path, object policy, CancellationToken cancellationToken)
    {
        var answer = await cluster.TellAsync(SearchRequest.Put(path, policy) with { MayBeForbidden = true }, cancellationToken);
        if (!answer.IsOk)
        {
            Log.Refused(logger, answer.Status, answer.Error);
        }

        return answer.IsOk;
    }

    private static partial class Log
    {
        [LoggerMessage(5331, LogLevel.Information, "The cluster does not take a policy for old days ({Status}: {Reason}); the job drops them all the same")]
        public static partial void Refused(ILogger logger, int status, string reason);
    }
}
