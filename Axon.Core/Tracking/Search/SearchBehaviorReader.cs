using System.Text.Json;
using Axon.Core.Dashboard;
using Axon.Core.Kernel;

namespace Axon.Core.Tracking.Search;

/// <summary>Reads behaviour events from the index, and who their people are from the database (Distributed profile).</summary>
internal sealed class SearchBehaviorReader(SearchReads reads, BehaviorNames names, IdentityStore identities, TimeProvider clock) : IBehaviorReader
{
    private static readonly string[] RowFields = ["type", "occurredMicros", "seq", "device", "source", "userId", "sessionId", "visitorId", "reason", "quantity"];
    private static readonly string[] Purchases = [EventKind.Purchase, "COUPON_ISSUED"];
    private static readonly string[] ReachFields = ["campaignId", "activityId", "sessionId", "visitorId", "userId"];

    public async Task<IReadOnlyList<BehaviorRow>> ActivityAsync(ActivityId activity, DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken)
    {
        var query = BehaviorQuery.Range(from, to, includeBots, new { term = new { activityId = activity.Value } });
        var hits = await reads.HitsAsync(names.Alias, query, RowFields, cancellationToken).ToListAsync(cancellationToken);
        var known = await KnownAsync(hits, cancellationToken);
        return [.. hits.Select(hit => Row(hit, known))];
    }

    public async Task<IReadOnlyList<ReachRow>> ReachAsync(DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken)
    {
        var closed = BehaviorDocument.Micros(Guarantees.ClosedBefore(clock.GetUtcNow()));
        var query = BehaviorQuery.Range(from, to, includeBots, new { exists = new { field = "campaignId" } });
        var buckets = await reads.BucketsAsync(names.Alias, query, ReachFields, Figures(closed), cancellationToken).ToListAsync(cancellationToken);
        var known = await KnownAsync(buckets.Select(bucket => bucket.GetProperty("key")), cancellationToken);
        return Reach.Of(buckets.Select(bucket => Visit(bucket, known)).OfType<ReachVisit>(), from);
    }

    private static object Figures(long closed) => new
    {
        views = new { filter = new { term = new { type = EventKind.PageView } } },
        clicks = new { filter = new { term = new { type = EventKind.Click } } },
        bought = new { filter = new { terms = new { type = Purchases } } },
        first = new { min = new { field = "occurredMicros" } },
        paid = new
        {
            filter = new
            {
                @bool = new
                {
                    filter = new object[] { new { terms = new { type = Purchases } }, new { range = new { occurredMicros = new { lt = closed } } } },
                },
            },
            aggs = new { units = new { sum = new { field = "quantity" } } },
        },
    };

    private Task<Identities> KnownAsync(IEnumerable<JsonElement> fields, CancellationToken cancellationToken)
    {
        HashSet<Guid> sessions = [], visitors = [], users = [];
        void Note(HashSet<Guid> ids, Guid? id)
        {
            if (id is { } known)
            {
                ids.Add(known);
            }
        }

        foreach (var one in fields)
        {
            Note(sessions, one.Id("sessionId"));
            Note(visitors, one.Id("visitorId"));
            Note(users, one.Id("userId"));
        }

        return identities.LoadAsync(sessions, visitors, users, cancellationToken);
    }

    private static BehaviorRow Row(JsonElement hit, Identities known)
    {
        var (type, visitor, account) = (hit.Text("type")!, hit.Id("visitorId"), known.Account(hit.Id("userId"), hit.Id("sessionId"))); // every event has a type
        return new BehaviorRow
        {
            Person = account ?? visitor,
            Kind = type == "COUPON_ISSUED" ? EventKind.Purchase : type,
            At = BehaviorDocument.FromMicros(hit.Number("occurredMicros")!.Value), // every event has its time
            Seq = (int)hit.Number("seq")!.Value, // and its number
            Device = hit.Text("device")!, // and a device, be it "other"
            FromBackend = hit.Text("source") == "BACKEND",
            FirstSeen = known.FirstSeenOf(visitor),
            AccountCreated = known.CreatedOf(account),
            Reason = hit.Text("reason"),
            Quantity = (int?)hit.Number("quantity"),
        };
    }

    private static ReachVisit? Visit(JsonElement bucket, Identities known)
    {
        var key = bucket.GetProperty("key");
        var (visitor, account) = (key.Id("visitorId"), known.Account(key.Id("userId"), key.Id("sessionId")));
        return (account ?? visitor) is not { } person ? null : new ReachVisit(
            key.Number("campaignId")!.Value, // the query asks for those that have one
            key.Number("activityId"),
            person,
            known.FirstSeenOf(visitor),
            known.CreatedOf(account),
            BehaviorDocument.FromMicros((long)bucket.GetProperty("first").GetProperty("value").GetDouble()),
            Count(bucket, "views"),
            Count(bucket, "clicks"),
            Count(bucket, "bought"),
            (long)bucket.GetProperty("paid").GetProperty("units").GetProperty("value").GetDouble());
    }

    private static long Count(JsonElement bucket, string name) => bucket.GetProperty(name).GetProperty("doc_count").GetInt64();
}

/// <summary>Which events dashboards count.</summary>
internal static class BehaviorQuery
{
    // Only the call to action counts as a click: links and menus are other things.
    private static readonly object OtherClicks = new
    {
        @bool = new
        {
            filter = new object[] { new { term = new { type = "CLICK" } } },
            must_not = new object[] { new { term = new { target = "enter" } } },
        },
    };

    private static readonly object Bots = new { term = new { suspectedBot = true } };

    /// <summary><c>from ≤ occurredAt &lt; to</c>, to the microsecond; relevant ones only.</summary>
    public static object Range(DateTimeOffset from, DateTimeOffset to, bool includeBots, params object[] more) => new
    {
        @bool = new
        {
            filter = (object[])[
                new { range = new { occurredMicros = new { gte = BehaviorDocument.Micros(from), lt = BehaviorDocument.Micros(to) } } },
                // Says nothing new, but by dates the server leaves out whole days without looking into them.
                new { range = new { occurredAt = new { gte = from.ToUnixTimeMilliseconds(), lte = to.ToUnixTimeMilliseconds(), format = "epoch_millis" } } },
                .. more],
            must_not = includeBots ? (object[])[OtherClicks] : [OtherClicks, Bots],
        },
    };
}
