namespace Axon.Core.Checkout.Store;

/// <summary>Forgets purchases that were begun and took nothing.</summary>
public sealed class SweepPurchases(StoreSaleStore sales, TimeProvider clock)
{
    private const int Portion = 1000;

    /// <returns>True when more may be left.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken) =>
        await sales.SweepAsync(clock.GetUtcNow().AddDays(-1), cancellationToken) >= Portion;
}
