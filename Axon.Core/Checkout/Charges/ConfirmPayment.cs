using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Charges;

/// <summary>
/// Charges an order that the buyer authenticated in the payment window. Any number of calls, in parallel and from several processes, charge
/// once: an attempt is committed before the provider is called, and a payment has at most one open attempt. Nobody waits longer than the configured patience: then the
/// charge goes on behind the answer, and were this process to die, the worker asks about the attempt.
/// </summary>
public sealed partial class ConfirmPayment(
    Database database,
    BeginCharge begin,
    RunCharge run,
    OrderStore orders,
    IOptions<PaymentsOptions> options,
    ICrashPoints crash,
    PaymentsMetrics metrics,
    TimeProvider clock,
    ILogger<ConfirmPayment> logger)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <param name="paymentKey">The provider's name for the payment, as the buyer brought it back.</param>
    /// <param name="amountMinor">As the buyer brought it back: compared, never used.</param>
    public async Task<ConfirmPaymentResult> HandleAsync(
        OrderId order, UserId user, ProviderPaymentKey paymentKey, long amountMinor, CancellationToken cancellationToken)
    {
        var patience = clock.GetTimestamp();
        while (true)
        {
            var (answer, attempt) = await database.InTransactionAsync(
                work => begin.HandleAsync(order, user, paymentKey, amountMinor, work, cancellationToken), cancellationToken);
            if (attempt is not null)
            {
                crash.Reached(PaymentCrashPoints.ChargeBegun);
                var charge = ChargeAsync(answer.Order!, attempt);
                if (await Task.WhenAny(charge, Task.Delay(Left(patience), clock, CancellationToken.None)) != charge)
                {
                    _ = GoOnAsync(answer.Order!, attempt, charge);
                    metrics.Confirmed(answer.Outcome);
                    return answer;
                }

                answer = await charge;
            }

            if (answer.Outcome != ConfirmPaymentOutcome.UnderWay || Left(patience) == TimeSpan.Zero)
            {
                metrics.Confirmed(answer.Outcome);
                return answer;
            }

            // Somebody else is charging: wait without holding a lock, then look again from the beginning.
            while (Left(patience) > TimeSpan.Zero
                && await orders.FindAsync(order, cancellationToken) is { Payment.Status: PaymentStatus.CHARGING })
            {
                await Task.Delay(Glance, clock, cancellationToken);
            }
        }
    }

    private TimeSpan Left(long since) => clock.GetElapsedTime(since) is var waited && waited < options.Value.ConfirmPatience ? options.Value.ConfirmPatience - waited : TimeSpan.Zero;

    private async Task GoOnAsync(Order order, PaymentAttempt attempt, Task charge)
    {
        try
        {
            await charge;
        }
        catch (Exception exception)
        {
            // Nobody waits for it any more; the attempt is open in the rows, with its time to be asked about.
            Log.OutcomeNotRecorded(logger, order.Id.Value, attempt.Id, exception);
        }
    }

    private async Task<ConfirmPaymentResult> ChargeAsync(Order order, PaymentAttempt attempt)
    {
        try
        {
            // From here money may move: a caller who goes away must not leave the outcome unrecorded.
            return await run.HandleAsync(order, attempt, CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            // The attempt is committed with its time to be asked about, so the worker finds it. The buyer must not read "nothing happened".
            Log.OutcomeNotRecorded(logger, order.Id.Value, attempt.Id, exception);
            return new ConfirmPaymentResult(ConfirmPaymentOutcome.Unknown, order);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Error, "The outcome of charge {AttemptId} of order {OrderId} could not be written down; the worker will ask the provider")]
        public static partial void OutcomeNotRecorded(ILogger logger, Guid orderId, Guid attemptId, Exception exception);
    }
}

public enum ConfirmPaymentOutcome
{
    /// <summary>Money taken exactly once, by this call or an earlier one; the order is the buyer's.</summary>
    Paid,

    /// <summary>No money taken; another card may be tried until the deadline.</summary>
    Declined,

    /// <summary>Nobody can say yet; it is being asked. The units stay claimed and nothing may be paid again.</summary>
    Unknown,

    /// <summary>Another confirm of this order is still being answered.</summary>
    UnderWay,
    NotFound,

    /// <summary>So many charges of this order took no money that no other is tried. Nothing was charged.</summary>
    TooManyTries,

    /// <summary>The amount that came back from the payment window is not the order's. Nothing was charged.</summary>
    AmountMismatch,

    /// <summary>Too late; nothing was charged.</summary>
    Expired,
    Cancelled,

    /// <summary>Money was taken but the units were gone: it goes back in full, by itself.</summary>
    GivenBack,
}

/// <param name="Order">Set unless NotFound.</param>
/// <param name="Decline">Set when declined.</param>
public readonly record struct ConfirmPaymentResult(ConfirmPaymentOutcome Outcome, Order? Order = null, DeclineReason? Decline = null);
