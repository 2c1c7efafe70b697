using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>Which payments have to be asked about at the provider, and when next.</summary>
public interface IPaymentChecks
{
    /// <summary>
    /// Takes payments that are due, at most <paramref name="limit"/>, and puts their next check off by 2ⁿ × <paramref name="first"/>, at most
    /// <paramref name="longest"/>, before they are asked: two workers never take the same one, and one that dies leaves it to the next.
    /// </summary>
    Task<IReadOnlyList<PaymentId>> TakeDueAsync(DateTimeOffset now, TimeSpan first, TimeSpan longest, int limit, CancellationToken cancellationToken);

    /// <summary>Takes captured payments whose time to be compared with the provider has come, in the same way; each comes again soon unless it was compared.</summary>
    Task<IReadOnlyList<PaymentId>> TakeToCompareAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}
