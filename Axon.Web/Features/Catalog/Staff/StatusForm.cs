namespace Axon.Web.Features.Catalog.Staff;

/// <summary>A status that was asked for, and the version that was seen.</summary>
public sealed class StatusForm
{
    public string? To { get; set; }

    public int Version { get; set; }
}
