using System.Text.Encodings.Web;
using System.Text.Json;
using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Rejected;

/// <summary>Settles a group of bad rows that nobody will repair, and writes down who said why.</summary>
public sealed class DiscardBadRows(BadRowStore desk, IAuditLog audit, Database database, TimeProvider clock)
{
    private const int LongestReason = 200;

    /// <param name="upTo">The newest row that was looked at: what came after it stays.</param>
    /// <returns>How many rows were settled.</returns>
    public Task<Result<int>> HandleAsync(string stage, string reason, long upTo, string? why, UserId staff, CancellationToken cancellationToken)
    {
        var words = PlainText.Of(why) ?? "";
        if (words.Length is 0 or > LongestReason)
        {
            return Task.FromResult<Result<int>>(new Problem(words.Length == 0 ? BehaviorProblems.Required : BehaviorProblems.TooLong, "why"));
        }

        return database.InTransactionAsync<Result<int>>(
            async work =>
            {
                var count = await desk.DiscardAsync(stage, reason, upTo, words, clock.GetUtcNow(), work, cancellationToken);
                if (count == 0)
                {
                    return new Problem(BehaviorProblems.NoBadRows);
                }

                await audit.AppendAsync(BadRowAudit.Entry(staff, "bad_rows.discard", stage, reason, new { count, upTo, why = words }), work, cancellationToken);
                return count;
            },
            cancellationToken);
    }
}

/// <summary>What the audit log keeps of decisions about bad rows.</summary>
internal static class BadRowAudit
{
    private const int LongestTarget = 64;
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditEntry Entry(UserId staff, string action, string stage, string reason, object detail) =>
        new(staff, action, "bad_rows", EventFields.Cut($"{stage}/{reason}", LongestTarget)!, JsonSerializer.Serialize(detail, Readable)); // never null for a text
}
