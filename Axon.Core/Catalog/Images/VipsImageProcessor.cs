using System.Globalization;

namespace Axon.Core.Catalog.Images;

/// <inheritdoc cref="IImageProcessor"/>
/// <remarks>
/// Debian's libvips-tools as a child process with limits on memory, processor time, file size and wall time: a picture that breaks the decoder breaks a child, not
/// the shop. The header is read first, so that a bomb is refused before it is unpacked.
/// </remarks>
public sealed class VipsImageProcessor : IImageProcessor, IDisposable
{
    private const string Size = "1600x1600>";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Each child may take a core and hundreds of megabytes.
    private readonly SemaphoreSlim _places = new(2, 2);

    public async Task<ProcessedImage> ProcessAsync(ReadOnlyMemory<byte> upload, CancellationToken cancellationToken)
    {
        if (upload.Length > ImageRules.MaximumBytes)
        {
            return new ProcessedImage(ImageOutcome.TooLarge);
        }

        if (!ImageRules.IsKnownKind(upload.Span))
        {
            return new ProcessedImage(ImageOutcome.UnknownKind);
        }

        if (!await _places.WaitAsync(Patience, cancellationToken))
        {
            return new ProcessedImage(ImageOutcome.Busy);
        }

        var folder = Directory.CreateTempSubdirectory("axon-image-");
        try
        {
            return await ProcessAsync(upload, folder.FullName, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
            _places.Release();
        }
    }

    public byte[]? Clean(ReadOnlySpan<byte> stored) => WebPMetadata.Remove(stored, keepProfile: true);

    public void Dispose() => _places.Dispose();

    private static async Task<ProcessedImage> ProcessAsync(ReadOnlyMemory<byte> upload, string folder, CancellationToken cancellationToken)
    {
        // No name of the uploader's reaches the command line or the disk.
        var input = Path.Combine(folder, "in");
        var output = Path.Combine(folder, "out.webp");
        await using (var file = File.Create(input))
        {
            await file.WriteAsync(upload, cancellationToken);
        }

        var (width, height) = await SizeAsync(input, cancellationToken);
        if (width < 1 || height < 1)
        {
            return new ProcessedImage(ImageOutcome.Unreadable);
        }

        if (width > ImageRules.MaximumSide || height > ImageRules.MaximumSide || (long)width * height > ImageRules.MaximumPixels)
        {
            return new ProcessedImage(ImageOutcome.TooManyPixels);
        }

        if (await VipsProcess.RunAsync("vipsthumbnail", [input, "--size", Size, "--export-profile", "srgb", "-o", $"{output}[Q=82,strip]"], cancellationToken) is null
            || !File.Exists(output)
            || WebPMetadata.Remove(await File.ReadAllBytesAsync(output, cancellationToken), keepProfile: false) is not { } bare)
        {
            return new ProcessedImage(ImageOutcome.Unreadable);
        }

        (width, height) = await SizeAsync(output, cancellationToken);
        return new ProcessedImage(ImageOutcome.Processed, new StoredImage("image/webp", width, height, bare));
    }

    /// <summary>As the header says; zeros when there is no header that can be read.</summary>
    private static async Task<(int Width, int Height)> SizeAsync(string file, CancellationToken cancellationToken)
    {
        var text = await VipsProcess.RunAsync("vipsheader", ["-a", file], cancellationToken) ?? "";
        return (Field(text, "width: "), Field(text, "height: "));
    }

    private static int Field(string header, string name)
    {
        var line = header.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return int.TryParse(line?[name.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }
}

/// <summary>Decodes what somebody uploaded and encodes it anew, so that nothing but pixels survives.</summary>
public interface IImageProcessor
{
    /// <summary>A picture of at most 1600 × 1600 without metadata, or why not.</summary>
    /// <remarks>Bounded in time, memory and pixels whatever is sent; never throws for a bad picture.</remarks>
    Task<ProcessedImage> ProcessAsync(ReadOnlyMemory<byte> upload, CancellationToken cancellationToken);

    /// <summary>A picture that was processed before, the same pixels without metadata; null when it is none.</summary>
    byte[]? Clean(ReadOnlySpan<byte> stored);
}

/// <param name="Image">Set when processed.</param>
public readonly record struct ProcessedImage(ImageOutcome Outcome, StoredImage? Image = null);
