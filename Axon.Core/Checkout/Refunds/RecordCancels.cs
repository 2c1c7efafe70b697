using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Checkout.Refunds;

/// <summary>
/// Brings an order to what the provider's books say of its payment: a cancel that none of our refunds made becomes a refund of origin
/// <see cref="RefundOrigin.PROVIDER"/>, once. What cannot be booked stays a difference between the two, which reconcile finds.
/// </summary>
public sealed partial class RecordCancels(
    OrderStore orders, AttemptStore attempts, RefundStore refunds, RecordRefund book, TimeProvider clock, ILogger<RecordCancels> logger)
{
    private const int LongestReason = 200;

    /// <param name="order">Locked in this transaction.</param>
    /// <param name="seen">As just read; of another payment of the order it changes nothing.</param>
    public async Task<Order> HandleAsync(Order order, ProviderPayment seen, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (order.Payment.ProviderKey != seen.Key.Value)
        {
            return order;
        }

        var ours = (await attempts.ListAsync(order.Payment.Id, work, cancellationToken))
            .Where(attempt => attempt is { Kind: AttemptKind.REFUND, State: not AttemptState.FAILED }).ToList();
        var known = (await refunds.ListAsync(order.Id, work, cancellationToken)).Select(refund => refund.ProviderKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var cancel in seen.Cancels.Where(cancel => !ours.Any(attempt => cancel.IsOf(attempt)) && !known.Contains(cancel.TransactionKey)))
        {
            if (cancel.Amount.Minor <= 0 || order.Payment.Refunded + cancel.Amount > order.Payment.Captured)
            {
                Log.NotBooked(logger, order.Id.Value, cancel.TransactionKey, cancel.Amount.Minor);
                continue;
            }

            Log.Booked(logger, order.Id.Value, cancel.TransactionKey, cancel.Amount.Minor);
            var now = clock.GetUtcNow();
            await refunds.AddAsync(
                new Refund(
                    Uuid.New(clock), order.Id, null, cancel.Amount, RefundOrigin.PROVIDER, Short(cancel.Reason), null, RefundStatus.DONE, cancel.At, now,
                    ProviderKey: cancel.TransactionKey),
                work,
                cancellationToken);
            order = await book.HandleAsync(order, cancel.Amount, work, cancellationToken);
        }

        order = order with { Payment = order.Payment.Compared(seen.Balance, clock.GetUtcNow()) };
        await orders.SaveAsync(order, work, cancellationToken);
        return order;
    }

    private static string Short(string? reason) => reason is { Length: > LongestReason } ? reason[..LongestReason] : reason ?? "";

    private static partial class Log
    {
        [LoggerMessage(3022, LogLevel.Warning, "Order {OrderId} was given back {Amount} at the provider (cancel {TransactionKey}); booked")]
        public static partial void Booked(ILogger logger, Guid orderId, string transactionKey, long amount);

        [LoggerMessage(3023, LogLevel.Error, "Order {OrderId} was given back {Amount} at the provider (cancel {TransactionKey}), which is more than our books have left; not booked")]
        public static partial void NotBooked(ILogger logger, Guid orderId, string transactionKey, long amount);
    }
}
