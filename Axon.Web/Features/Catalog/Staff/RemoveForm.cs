namespace Axon.Web.Features.Catalog.Staff;

/// <summary>The cost that shall go.</summary>
public sealed class RemoveForm
{
    public long Cost { get; set; }
}
