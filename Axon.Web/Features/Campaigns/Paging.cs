using Axon.Core.Features.Campaigns;

namespace Axon.Web.Features.Campaigns;

/// <summary>Pages and sizes from the address: nonsense becomes the nearest that makes sense.</summary>
public static class Paging
{
    public const int DefaultSize = 20;

    public static int Page(int? page) => Math.Clamp(page ?? 1, 1, Limits.PageNumber);

    public static int Size(int? size) => Math.Clamp(size ?? DefaultSize, 1, Limits.PageSize);
}
