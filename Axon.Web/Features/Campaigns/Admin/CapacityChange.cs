namespace Axon.Web.Features.Campaigns.Admin;

/// <param name="Version">The version that was read; left out, the change applies to whatever it is now.</param>
/// <param name="EvenBelowHeld">Consent that people who hold a place and pay last find none left (they are not charged).</param>
public sealed record CapacityChange(int Capacity, int? Version = null, bool EvenBelowHeld = false);
