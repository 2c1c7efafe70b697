using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Db;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Checkout.Charges;

/// <summary>Reads a captured payment in the provider's books and books what was given back there. One request; the provider is a party of the books like gate and rows.</summary>
public sealed partial class CompareWithProvider(
    Database database, OrderStore orders, PaymentCheckStore checks, IPaymentProvider provider, RecordCancels book, TimeProvider clock, ILogger<CompareWithProvider> logger)
{
    private const int Batch = 32;

    /// <summary>Compares payments whose time has come, each of them at least daily. One that cannot be read comes again soon.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var due = await checks.TakeToCompareAsync(clock.GetUtcNow(), Batch, cancellationToken);
        foreach (var payment in due)
        {
            try
            {
                if (await orders.FindAsync(payment, cancellationToken) is { } order)
                {
                    await HandleAsync(order, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One payment that cannot be compared must not keep the others from it; its next turn is booked already.
                Log.Failed(logger, payment.Value, exception);
            }
        }

        return due.Count;
    }

    /// <returns>The order after it; as it was when nothing was captured or the provider did not say.</returns>
    public async Task<Order> HandleAsync(Order order, CancellationToken cancellationToken)
    {
        if (!ProviderPaymentKey.TryParse(order.Payment.ProviderKey, out var key)
            || await provider.FindAsync(key, cancellationToken) is not { Outcome: FindOutcome.Found, Payment: { } seen })
        {
            return order;
        }

        return await database.InTransactionAsync(
            async work => await orders.LockAsync(order.Id, work, CancellationToken.None) is { } locked
                ? await book.HandleAsync(locked, seen, work, CancellationToken.None)
                : order,
            CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(3031, LogLevel.Error, "Payment {PaymentId} could not be compared with the provider's books; it is tried again later")]
        public static partial void Failed(ILogger logger, Guid paymentId, Exception exception);
    }
}
