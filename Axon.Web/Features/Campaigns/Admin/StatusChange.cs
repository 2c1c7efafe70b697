namespace Axon.Web.Features.Campaigns.Admin;

/// <param name="Version">The version that was read; left out, the change applies to whatever it is now.</param>
public sealed record StatusChange(int? Version = null);
