using Axon.Core.Catalog.Images;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>Pictures: taken from admins, shown to everybody for ever under the id that they got.</summary>
internal static class ImageEndpoints
{
    // The picture and the lines of the multipart form around it.
    private const long MaximumRequest = ImageRules.MaximumBytes + (64 * 1024);

    public static void MapImages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{ImageUrls.Prefix}/{{id:guid}}", ShowAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/api/admin/images", UploadAsync)
            .RequireAuthorization(AxonPolicies.Admin)
            .WithTags("Admin: images")
            .WithName("UploadImage")
            .WithSummary("Upload a picture (PNG, JPEG or WebP, up to 8 MB) as the form field `file`; it is decoded and encoded anew")
            .WithMetadata(new RequestSizeLimitAttribute(MaximumRequest))
            .WithFormOptions(bufferBodyLengthLimit: MaximumRequest, multipartBodyLengthLimit: MaximumRequest)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .DisableAntiforgery();
    }

    public static async Task<Results<FileContentHttpResult, NotFound>> ShowAsync(Guid id, ImageStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(new ImageId(id), cancellationToken) is not { } image)
        {
            return TypedResults.NotFound();
        }

        // An id never gets another picture. The type is ours, and nothing in it may run.
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(image.Bytes, image.MediaType, entityTag: new EntityTagHeaderValue($"\"{id:N}\""));
    }

    public static async Task<Results<Created<ImageJson>, ProblemHttpResult>> UploadAsync(
        IFormFile file, UploadImage upload, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await upload.HandleAsync(await ReadAsync(file, cancellationToken), context.User.UserId(), cancellationToken);
        return result.Ok
            ? TypedResults.Created(ImageUrls.Of(result.Value), new ImageJson(result.Value.Value, ImageUrls.Of(result.Value) ?? ""))
            : refusals.Result(result.Problems);
    }

    /// <summary>The bytes, but never more than one above what is accepted.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(file.Length, ImageRules.MaximumBytes + 1)];
        await using var stream = file.OpenReadStream();
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }
}

public sealed record ImageJson(Guid Id, string Url);

public static class ImageUrls
{
    public const string Prefix = "/images";

    public static string? Of(ImageId? image) => image is { } id ? $"{Prefix}/{id}" : null;
}
