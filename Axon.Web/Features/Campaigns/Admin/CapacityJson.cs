namespace Axon.Web.Features.Campaigns.Admin;

/// <param name="Taken">Sold or in payment.</param>
/// <param name="Held">Held by people who have not begun to pay.</param>
public sealed record CapacityJson(int Capacity, int Taken, int Held, int Version);
