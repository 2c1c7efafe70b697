using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Charges;

/// <summary>Asks the provider about every payment whose time has come: calls left behind by a dead process, and unknown outcomes with growing pauses.</summary>
public sealed partial class CheckDuePayments(
    PaymentCheckStore checks, QueryProvider ask, IOptions<PaymentsOptions> options, TimeProvider clock, ILogger<CheckDuePayments> logger)
{
    private const int Batch = 32;

    /// <returns>How many were asked about.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var due = await checks.TakeDueAsync(clock.GetUtcNow(), options.Value.FirstCheckAfter, options.Value.LongestCheckPause, Batch, cancellationToken);
        foreach (var payment in due)
        {
            try
            {
                await ask.HandleAsync(payment, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One payment that cannot be settled must not keep the others from it; its next check is booked already.
                Log.Failed(logger, payment.Value, exception);
            }
        }

        return due.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(3030, LogLevel.Error, "Payment {PaymentId} could not be settled; it is asked about again later")]
        public static partial void Failed(ILogger logger, Guid paymentId, Exception exception);
    }
}
