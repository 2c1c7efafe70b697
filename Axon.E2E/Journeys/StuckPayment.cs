using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Accounts;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Store;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Axon.E2E.Hosting;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.E2E.Journeys;

/// <summary>
/// Arranges what an operator finds at night: a charge that was sent and never answered, a delivery that was given up, rejected events. Made by the use cases
/// instead of the provider's fault knobs, because those would strike the other journeys' payments too.
/// </summary>
internal static class StuckPayment
{
    public static async Task<Order> ArrangeAsync(AxonAppFixture axon)
    {
        await using var scope = axon.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var buyer = axon.Person(Role.Shopper).User;
        await using var connection = await services.GetRequiredService<Database>().OpenAloneAsync(CancellationToken.None);
        var product = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO product (name, category, price_minor, created_at, updated_at) VALUES ('이어버드', 'audio', 189000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO product_stock (product_id, capacity) VALUES (LAST_INSERT_ID(), 5);
            SELECT MAX(id) FROM product
            """);
        var (_, sale) = await services.GetRequiredService<BuyProduct>().HandleAsync(new ProductId(product), buyer, 1, null, CancellationToken.None);
        var order = (await services.GetRequiredService<PreparePayment>().HandleAsync(sale, buyer, null, CancellationToken.None)).Order!; // there is stock
        await ChargeAsync(services, order, await AuthenticateAsync(axon.Payments.BaseUrl, order));
        // Else the next automatic question would come before the operator's.
        await connection.ExecuteAsync("UPDATE payment SET next_check_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE order_id = @id", new { id = order.Id.Value });
        return order;
    }

    public static async Task AddDeadLetterAsync(AxonAppFixture axon)
    {
        await using var connection = await axon.Services.GetRequiredService<Database>().OpenAloneAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            INSERT INTO outbox (message_id, aggregate, type, payload, occurred_at, status, available_at, attempts, last_error)
            VALUES (@id, 'order/0193e1b4-7c1a-7d2e-9b60-3f8a2f1c5d10', 'ORDER_PAID', '{}', UTC_TIMESTAMP(6), 'DEAD', UTC_TIMESTAMP(6), 10, 'This version cannot read the stored fact.');
            INSERT INTO behavior_bad_row (received_at, stage, reason, sample) VALUES (UTC_TIMESTAMP(6), 'event', 'schema', '{"type":"PURCHASE","occurredAt":"yesterday"}')
            """,
            new { id = Guid.CreateVersion7() });
    }

    /// <summary>A difference that was found, put right by itself and has gone.</summary>
    public static async Task AddOldFindingAsync(AxonAppFixture axon)
    {
        await using var connection = await axon.Services.GetRequiredService<Database>().OpenAloneAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            INSERT INTO reconcile_finding (kind, subject, detail, found_at, repaired_at, resolved_at)
            VALUES ('GATE_KEEPS_PLACE', '0193e1b4-7c1a-7d2e-9b60-3f8a2f1c5d10', '{"activity":1,"says":"the gate keeps 2 units, rows none"}', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """);
    }

    private static async Task<ProviderPaymentKey> AuthenticateAsync(Uri provider, Order order)
    {
        using var http = new HttpClient { BaseAddress = provider };
        using var response = await http.PostAsJsonAsync("/v1/test/payments", new { orderId = order.Id.Value.ToString("N"), amount = order.Total.Minor, card = "approve" });
        var text = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("paymentKey").GetString();
        return ProviderPaymentKey.TryParse(text, out var key) ? key : throw new InvalidOperationException(text);
    }

    private static async Task ChargeAsync(IServiceProvider services, Order order, ProviderPaymentKey key)
    {
        var transactions = services.GetRequiredService<Database>();
        var begin = services.GetRequiredService<BeginCharge>();
        var settle = services.GetRequiredService<CompleteCharge>();
        var (_, attempt) = await transactions.InTransactionAsync(work => begin.HandleAsync(order.Id, order.User, key, order.Total.Minor, work, CancellationToken.None), CancellationToken.None);
        await transactions.InTransactionAsync(work => settle.UnknownAsync(order.Id, attempt!.Id, UnknownReason.TimedOut, work, CancellationToken.None), CancellationToken.None); // it may start
    }
}
