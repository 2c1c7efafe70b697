namespace Axon.Tests.Integration.WholeSale;

/// <summary>A behaviour event as it is stored.</summary>
/// <param name="Quantity">0 when it has none.</param>
internal sealed record SaleEvent(Guid Id, string Type, long Quantity);
