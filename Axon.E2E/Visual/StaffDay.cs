using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Rejected;

namespace Axon.E2E.Visual;

/// <summary>What waits for staff in the busy shop: definitions of events, and input that could not become one.</summary>
internal static class StaffDay
{
    public const string Hostile = """<script>window.pwned = true</script><img src=x onerror="window.pwned = true">""";

    public static async Task SeedAsync(ShopDay day, UserId admin, UserId shopper, CancellationToken stop)
    {
        await day.Get<SaveCustomEvent>().CreateAsync(new CustomEventInput { Name = "쿠폰 배너", Type = "COUPON_BANNER", UrlPattern = "/campaign-activity/*", Selector = ".banner a[data-kind=coupon]" }, admin, stop);
        await day.Get<SaveCustomEvent>().CreateAsync(new CustomEventInput { Name = "상품 목록을 본 사람", Type = "PRODUCTS_SEEN", UrlPattern = "/products", Enabled = false }, admin, stop);
        await day.RecordAsync(Enumerable.Range(0, 1_312).Select(Clicked));
        await day.Get<ErasePerson>().HandleAsync(shopper, stop);
        await day.Get<BadRowLog>().AddAsync([.. Enumerable.Range(0, 14).Select(number => Row(number, "unknown_version"))], stop);
        await day.Get<BadRowLog>().AddAsync([Row(2, "too_late"), Row(3, "too_late") with { Payload = null }, Row(4, "malformed_json") with { Stage = BadRow.Body, Sample = Hostile, Payload = null }], stop);
    }

    private static BehaviorEvent Clicked(int number)
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-3 - (number * 7));
        return new BehaviorEvent { EventId = Guid.CreateVersion7(), Type = "COUPON_BANNER", Source = EventSource.BROWSER, OccurredAt = at, ReceivedAt = at, Url = "/campaign-activity/1", Device = Device.Unknown, Consent = Consent.Unset };
    }

    private static BadRow Row(int number, string reason)
    {
        var now = TimeProvider.System.GetUtcNow();
        var json = $$"""{"eventId":"{{Guid.CreateVersion7():D}}","schemaVersion":9,"type":"PAGE_VIEW","url":"/campaign-activity/{{number}}","props":{"title":"{{number}}번째 화면"} }""";
        return new BadRow(now.AddMinutes(-number * number * 5), BadRow.Event, reason, null, json)
        {
            Payload = json,
            Context = new IngestContext(now, Consent.Granted, Guid.CreateVersion7(), null, Device.Unknown, BotSignals.None),
        };
    }
}
