using Axon.Core.Shared;

namespace Axon.Web.Features.Campaigns;

public static class ImageUrls
{
    public const string Prefix = "/images";

    public static string? Of(ImageId? image) => image is { } id ? $"{Prefix}/{id}" : null;
}
