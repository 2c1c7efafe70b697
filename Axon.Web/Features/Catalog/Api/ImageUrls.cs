using Axon.Core.Kernel;

namespace Axon.Web.Features.Catalog.Api;

public static class ImageUrls
{
    public const string Prefix = "/images";

    public static string? Of(ImageId? image) => image is { } id ? $"{Prefix}/{id}" : null;
}
