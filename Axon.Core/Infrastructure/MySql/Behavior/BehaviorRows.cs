using System.Globalization;
using Axon.Core.Features.Behavior;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <summary>The SQL that writes behaviour events and what they tell about visitors.</summary>
internal static class BehaviorRows
{
    private static readonly (string Column, Func<BehaviorEvent, object?> Value)[] Columns =
    [
        ("event_id", e => e.EventId), ("schema_version", e => e.SchemaVersion), ("type", e => e.Type), ("source", e => e.Source.ToString()),
        ("occurred_at", e => e.OccurredAt), ("received_at", e => e.ReceivedAt),
        ("visitor_id", e => e.VisitorId), ("user_id", e => e.UserId), ("session_id", e => e.SessionId), ("seq", e => e.Seq), ("page_view_id", e => e.PageViewId),
        ("campaign_id", e => e.CampaignId), ("activity_id", e => e.ActivityId), ("product_id", e => e.ProductId),
        ("url", e => e.Url), ("referrer", e => e.Referrer), ("utm_source", e => e.UtmSource), ("utm_medium", e => e.UtmMedium), ("utm_campaign", e => e.UtmCampaign),
        ("device", e => e.Device.Kind), ("os", e => e.Device.Os), ("browser", e => e.Device.Browser),
        ("is_new_visitor", e => e.IsNewVisitor), ("suspected_bot", e => e.SuspectedBot), ("consent", e => Word(e.Consent)), ("sample_rate", e => e.SampleRate),
        ("target", e => e.Target), ("reason", e => e.Reason), ("quantity", e => e.Quantity), ("amount_minor", e => e.AmountMinor),
        ("engaged_ms", e => e.EngagedMs), ("scroll_pct", e => e.ScrollPct), ("props", e => e.Props),
    ];

    public static string Insert { get; } = $"INSERT INTO behavior_event ({string.Join(", ", Columns.Select(column => column.Column))}) VALUES ";

    public static (string Values, DynamicParameters Parameters) Events(IEnumerable<BehaviorEvent> events) =>
        Rows(events, [.. Columns.Select(column => column.Value)]);

    public static (string Values, DynamicParameters Parameters) Rows<T>(IEnumerable<T> items, params Func<T, object?>[] columns)
    {
        var parameters = new DynamicParameters();
        List<string> rows = [];
        var n = 0;
        foreach (var item in items)
        {
            List<string> names = [];
            foreach (var column in columns)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"p{n++}");
                parameters.Add(name, column(item));
                names.Add("@" + name);
            }

            rows.Add($"({string.Join(", ", names)})");
        }

        return (string.Join(", ", rows), parameters);
    }

    private static string Word(Consent consent) => consent switch
    {
        Consent.Unset => "unset",
        Consent.Granted => "granted",
        Consent.Denied => "denied",
        Consent.Exempt => "exempt",
        _ => throw new System.Diagnostics.UnreachableException(consent.ToString()),
    };
}
