using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Images;

/// <summary>Pictures that were decoded and encoded anew by us.</summary>
public sealed class ImageStore(Database database)
{
    public async Task InsertAsync(ImageId id, StoredImage image, UserId? actor, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            "INSERT INTO image (id, media_type, width, height, bytes, is_clean, created_by, created_at) VALUES (@id, @MediaType, @Width, @Height, @Bytes, TRUE, @actor, @now)",
            new { id, image.MediaType, image.Width, image.Height, image.Bytes, actor, now },
            cancellationToken);
    }

    public async Task<StoredImage?> FindAsync(ImageId id, CancellationToken cancellationToken)
    {
        return await database.OneAsync<StoredImage>(
            "SELECT media_type AS mediaType, width, height, bytes FROM image WHERE id = @id", new { id }, cancellationToken);
    }

    public async Task<bool> ExistsAsync(ImageId id, CancellationToken cancellationToken)
    {
        return await database.ValueAsync<int?>("SELECT 1 FROM image WHERE id = @id", new { id }, cancellationToken) is not null;
    }

    /// <summary>Some of the pictures that were kept before their metadata was taken out.</summary>
    public async Task<IReadOnlyList<(ImageId Id, byte[] Bytes)>> UncleanAsync(int most, CancellationToken cancellationToken)
    {
        return [.. await database.QueryAsync<(ImageId, byte[])>("SELECT id, bytes FROM image WHERE NOT is_clean LIMIT @most", new { most }, cancellationToken)];
    }

    /// <summary>Keeps the cleaned bytes, once.</summary>
    public async Task CleanAsync(ImageId id, byte[] bytes, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("UPDATE image SET bytes = @bytes, is_clean = TRUE WHERE id = @id AND NOT is_clean", new { id, bytes }, cancellationToken);
    }
}

public sealed record StoredImage(string MediaType, int Width, int Height, byte[] Bytes);
