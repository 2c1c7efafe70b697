using Axon.Core.Features.Campaigns.Products;

namespace Axon.Web.Features.Campaigns.Admin;

/// <summary>A product as it shall be.</summary>
public sealed record ProductUpdate : ProductInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}
