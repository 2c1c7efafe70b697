namespace Axon.Tests.Integration.WholeSale;

/// <summary>When a fact became true, and when the first and the last of those who want it had handled it.</summary>
internal sealed record SaleDelivery(Guid Id, DateTimeOffset OccurredAt, DateTimeOffset First, DateTimeOffset Last)
{
    public TimeSpan Took => Last - OccurredAt;
}
