using System.Text.Json;
using Axon.Core.Features.Behavior;

namespace Axon.Core.Infrastructure.Elasticsearch;

/// <summary>What the answer to one line of a bulk request means.</summary>
internal static class BulkAnswer
{
    public const string Wanted = "items.create.status,items.create.error.type";
    private const int LongestReason = 48;

    // Answers with 400 that say nothing about the event: too many shards, or an index that somebody closed.
    private static readonly HashSet<string> NotTheEvent = ["validation_exception", "index_closed_exception"];

    /// <summary>The verdict, or null when the event has to be sent again: the cluster is busy, full, or not set up.</summary>
    public static IndexVerdict? Read(JsonElement item)
    {
        var create = item.GetProperty("create");
        var type = create.TryGetProperty("error", out var error) && error.TryGetProperty("type", out var named) ? named.GetString() : null;
        return create.GetProperty("status").GetInt32() switch
        {
            >= 200 and < 300 => new IndexVerdict(IndexOutcome.Stored),
            409 => new IndexVerdict(IndexOutcome.AlreadyThere),
            401 or 403 or 404 or 408 or 429 or >= 500 => null,
            _ when type is not null && NotTheEvent.Contains(type) => null,
            _ => Refused(type ?? RejectReason.Store),
        };
    }

    public static IndexVerdict Refused(string reason) => new(IndexOutcome.Refused, reason.Length > LongestReason ? reason[..LongestReason] : reason);
}
