using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Catalog.Activities;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.E2E.Hosting;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.E2E.Visual;

/// <summary>What people do in a shop, by the use cases that the pages call, so that pictures show what the product really says.</summary>
internal sealed class ShopDay(AxonAppFixture axon) : IDisposable
{
    private static readonly Device[] Devices = [new("mobile", "Android", "Chrome"), new("mobile", "iOS", "Safari"), new("desktop", "Windows", "Edge"), new("mobile", "Android", "Samsung"), new("tablet", "iOS", "Safari")];
    private readonly IServiceScope _scope = axon.Services.CreateScope();
    private readonly HttpClient _payments = new() { BaseAddress = axon.Payments.BaseUrl };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>An activity as the demo would have it, in any status.</summary>
    public async Task<ActivityId> AddActivityAsync(CampaignId campaign, ActivityValues values, ActivityStatus status)
    {
        var id = await Get<Database>().InTransactionAsync(
            async work =>
            {
                var now = TimeProvider.System.GetUtcNow();
                var made = await Get<ActivityStore>().InsertAsync(campaign, values, now, work, Stop);
                await Get<ActivityStore>().SetStatusAsync(made, status, now, work, Stop);
                return made;
            },
            Stop);
        await Get<ActivityChanges>().PublishAsync(id);
        return id;
    }

    /// <summary>Waits for the gate of a new activity to stand.</summary>
    public async Task<EntryResult> EnterAsync(ActivityId activity, UserId user, int quantity = 1)
    {
        for (var tries = 0; ; tries++)
        {
            var result = await Get<EnterActivity>().HandleAsync(activity, user, quantity, Stop);
            if (result.Outcome is not EntryOutcome.GateClosed || tries == 100)
            {
                return result;
            }

            await Task.Delay(100, Stop);
        }
    }

    public async Task<Order> OrderAsync(SaleRef sale, UserId user, IssuedCouponId? coupon = null) =>
        (await Get<PreparePayment>().HandleAsync(sale, user, coupon, Stop)).Order ?? throw new InvalidOperationException("No order was made");

    public async Task<Order> BuyAsync(ActivityId activity, UserId user, int quantity = 1, string card = "approve")
    {
        var place = (await EnterAsync(activity, user, quantity)).Reservation ?? throw new InvalidOperationException("No place was given");
        return await PayAsync(await OrderAsync(new SaleRef(SaleKind.ACTIVITY, place.Id.Value), user), user, card);
    }

    public async Task<Order> PayAsync(Order order, UserId user, string card = "approve")
    {
        using var response = await _payments.PostAsJsonAsync("/v1/test/payments", new { orderId = order.ProviderRef.Value, amount = order.Total.Minor, card }, Stop);
        response.EnsureSuccessStatusCode();
        var key = (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("paymentKey").GetString()!; // always given
        return (await Get<ConfirmPayment>().HandleAsync(order.Id, user, ProviderPaymentKey.TryParse(key, out var named) ? named : throw new InvalidOperationException(key), order.Total.Minor, Stop)).Order ?? order;
    }

    /// <summary>Somebody looks at an activity, and perhaps presses its button, as the tracker would tell it.</summary>
    public static IEnumerable<BehaviorEvent> Visit(ActivityView activity, int number, UserId? user, DateTimeOffset at, bool click, bool known)
    {
        var (visitor, session) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var device = Devices[number % Devices.Length];
        BehaviorEvent Seen(string type, DateTimeOffset when, int seq, string? target = null) => new()
        {
            EventId = Guid.CreateVersion7(),
            Type = type,
            Source = EventSource.BROWSER,
            OccurredAt = when,
            ReceivedAt = when,
            VisitorId = visitor,
            UserId = user?.Value,
            SessionId = session,
            Seq = seq,
            CampaignId = activity.Campaign.Value,
            ActivityId = activity.Id.Value,
            Url = $"/campaign-activity/{activity.Id.Value}",
            Device = device,
            Consent = Consent.Granted,
            Target = target,
        };

        if (known)
        {
            // Two days ago: a returning visitor.
            yield return Seen("PAGE_VIEW", at.AddDays(-2), 1) with { ActivityId = null };
        }

        yield return Seen("PAGE_VIEW", at, 2);
        if (click)
        {
            yield return Seen("CLICK", at.AddSeconds(7 + (number % 20)), 3, "enter");
        }
    }

    public async Task RecordAsync(IEnumerable<BehaviorEvent> events)
    {
        foreach (var batch in events.Chunk(200))
        {
            await Get<IBehaviorLog>().AppendAsync(batch, Stop);
        }
    }

    /// <summary>Waits until the outbox has told the dashboards about <paramref name="count"/> facts of a kind.</summary>
    public async Task ToldAsync(ActivityId activity, string type, int count)
    {
        await using var connection = await Get<Database>().OpenAloneAsync(Stop);
        for (var tries = 0; tries < 200; tries++)
        {
            if (await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM behavior_event WHERE activity_id = @activity AND type = @type", new { activity = activity.Value, type }) >= count)
            {
                return;
            }

            await Task.Delay(50, Stop);
        }

        throw new TimeoutException($"{count} facts of {type} were expected");
    }

    /// <summary>Makes it so that an activity opened some minutes ago and one person's purchase happened some seconds after that: a sale of minutes in a test of seconds.</summary>
    public async Task ReachBackAsync(ActivityId activity, DateTimeOffset opened, IReadOnlyList<(UserId User, TimeSpan After)> buyers)
    {
        await using var connection = await Get<Database>().OpenAloneAsync(Stop);
        await connection.ExecuteAsync("UPDATE activity SET opens_at = @opened, opened_at = @opened WHERE id = @activity", new { activity = activity.Value, opened });
        foreach (var (user, after) in buyers)
        {
            const string Sql = """
                SET @back = (SELECT TIMESTAMPDIFF(MICROSECOND, @at, MIN(reserved_at)) FROM reservation WHERE activity_id = @activity AND user_id = @user);
                UPDATE behavior_event SET occurred_at = occurred_at - INTERVAL @back MICROSECOND WHERE activity_id = @activity AND user_id = @user AND source = 'BACKEND';
                UPDATE customer_order SET created_at = created_at - INTERVAL @back MICROSECOND, paid_at = paid_at - INTERVAL @back MICROSECOND WHERE activity_id = @activity AND user_id = @user;
                UPDATE reservation SET reserved_at = reserved_at - INTERVAL @back MICROSECOND, deadline_at = deadline_at - INTERVAL @back MICROSECOND,
                    paid_at = paid_at - INTERVAL @back MICROSECOND, ended_at = ended_at - INTERVAL @back MICROSECOND WHERE activity_id = @activity AND user_id = @user;
                """;
            await connection.ExecuteAsync(Sql, new { activity = activity.Value, user, at = opened + after });
        }

        await Get<ActivityChanges>().PublishAsync(activity);
    }

    public void Dispose()
    {
        _payments.Dispose();
        _scope.Dispose();
    }
}
