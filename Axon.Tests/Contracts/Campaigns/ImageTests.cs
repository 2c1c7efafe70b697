using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Images;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>Pictures are decoded and encoded anew, and whatever is not a picture is refused in words.</summary>
public sealed class ImageTests(PrivateServers servers) : IDisposable
{
    private readonly VipsImageProcessor _processor = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _processor.Dispose();

    [Fact]
    public async Task Picture_Processed_IsAWebPWithoutWhatWasHidden()
    {
        var upload = Png(640, 480, extra: Chunk("tEXt", "Comment\0<script>alert(1)</script>"u8.ToArray()));

        var (outcome, image) = await ProcessAsync(upload);

        Assert.Equal(ImageOutcome.Processed, outcome);
        Assert.Equal(("image/webp", 640, 480), (image!.MediaType, image.Width, image.Height));
        Assert.StartsWith("RIFF", Encoding.ASCII.GetString(image.Bytes, 0, 4), StringComparison.Ordinal);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(image.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photo_WithPlaceAuthorAndDevice_IsKeptUprightWithoutThem()
    {
        var (outcome, image) = await ProcessAsync(Photo.Jpeg());

        Assert.Equal(ImageOutcome.Processed, outcome);
        Assert.Equal((Photo.Height, Photo.Width), (image!.Width, image.Height));
        Assert.Equal(["VP8 "], Photo.Chunks(image.Bytes).Except(["VP8X"]));
        Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(image.Bytes), StringComparison.Ordinal);
        Assert.Equal(0, Photo.Flags(image.Bytes));
    }

    [Fact]
    public async Task Photos_ThatWereKeptWithPlaceAndAuthor_AreCleanedOnce()
    {
        await using var world = await CampaignsWorld.CreateAsync(servers, nameof(ImageTests));
        var upload = await ProcessAsync(Png(64, 64, noise: true));
        var polluted = Photo.Pollute(upload.Image!.Bytes);
        foreach (var _ in Enumerable.Range(0, 12))
        {
            await world.Database.ExecuteAsync(
                "INSERT INTO image (id, media_type, width, height, bytes, created_at) VALUES (@id, 'image/webp', 64, 64, @polluted, UTC_TIMESTAMP(6))", new { id = Guid.CreateVersion7(), polluted });
        }

        await world.Database.ExecuteAsync("INSERT INTO image (id, media_type, width, height, bytes, created_at) VALUES (@id, 'image/webp', 1, 1, 'no picture', UTC_TIMESTAMP(6))", new { id = Guid.CreateVersion7() });

        Assert.True(await world.Get<CleanImages>().HandleAsync(Cancelled));
        Assert.False(await world.Get<CleanImages>().HandleAsync(Cancelled));
        Assert.False(await world.Get<CleanImages>().HandleAsync(Cancelled));

        var kept = await world.Database.QueryAsync<byte[]>("SELECT bytes FROM image WHERE width = 64");
        Assert.Equal(12, kept.Count);
        Assert.All(kept, bytes => Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
        Assert.All(kept, bytes => Assert.Equal(["VP8X", "ICCP", "VP8 "], Photo.Chunks(bytes)));
        Assert.All(kept, bytes => Assert.Equal(0x20, Photo.Flags(bytes)));
        Assert.Equal("no picture"u8.ToArray(), Assert.Single(await world.Database.QueryAsync<byte[]>("SELECT bytes FROM image WHERE width = 1")));
        // It is still the picture that it was.
        var (again, _) = await ProcessAsync(kept[0]);
        Assert.Equal(ImageOutcome.Processed, again);
    }

    [Fact]
    public async Task Picture_LargerThanShown_IsMadeSmaller()
    {
        var (outcome, image) = await ProcessAsync(Png(3200, 800));

        Assert.Equal((ImageOutcome.Processed, 1600, 400), (outcome, image!.Width, image.Height));
    }

    [Fact]
    public async Task Picture_Fake_IsUnreadable() =>
        Assert.Equal(ImageOutcome.Unreadable, (await ProcessAsync([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes(new string('x', 500))])).Outcome);

    [Fact]
    public async Task Picture_CutOff_IsUnreadable()
    {
        var whole = Png(600, 400, noise: true);

        Assert.Equal(ImageOutcome.Unreadable, (await ProcessAsync(whole[..(whole.Length / 2)])).Outcome);
    }

    [Fact]
    public async Task Picture_OfBillionsOfPixels_IsRefusedBeforeItIsUnpacked() =>
        Assert.Equal(ImageOutcome.TooManyPixels, (await ProcessAsync(Png(60_000, 60_000, rows: 10))).Outcome);

    [Fact]
    public async Task Picture_OfTooManyBytes_IsRefused() =>
        Assert.Equal(ImageOutcome.TooLarge, (await ProcessAsync(new byte[ImageRules.MaximumBytes + 1])).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("%PDF-1.7")]
    [InlineData("BM")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html>")]
    public async Task Picture_OfAnotherKind_IsRefused(string text) => Assert.Equal(ImageOutcome.UnknownKind, (await ProcessAsync(Encoding.UTF8.GetBytes(text))).Outcome);

    [Fact]
    public async Task Upload_OfAPicture_IsKeptAndAudited()
    {
        await using var world = await CampaignsWorld.CreateAsync(servers, nameof(ImageTests));

        var id = CampaignsWorld.Value(await world.Get<UploadImage>().HandleAsync(Png(64, 64), null, Cancelled));
        var refused = await world.Get<UploadImage>().HandleAsync("GIF89a"u8.ToArray(), null, Cancelled);

        Assert.Equal((64, 64), ((await world.Get<ImageStore>().FindAsync(id, Cancelled))!.Width, 64));
        Assert.Equal(CampaignProblems.ImageKind, Assert.Single(refused.Problems).Code);
        Assert.Equal(1, await world.Database.ScalarAsync<int>("SELECT COUNT(*) FROM audit_log WHERE action = 'image.upload'"));
    }

    /// <summary>A PNG as large as it says, or one whose head promises more than <paramref name="rows"/> hold.</summary>
    internal static byte[] Png(int width, int height, int? rows = null, bool noise = false, byte[]? extra = null)
    {
        var random = new Random(7);
        using var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var y = 0; y < (rows ?? height); y++)
            {
                if (noise)
                {
                    random.NextBytes(row.AsSpan(1));
                }

                deflate.Write(row);
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. extra ?? [], .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var length = new byte[4];
        var check = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. length, .. body, .. check];
    }

    private static uint Crc(byte[] body)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in body)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            }
        }

        return ~crc;
    }

    private async Task<(ImageOutcome Outcome, StoredImage? Image)> ProcessAsync(byte[] upload)
    {
        var result = await _processor.ProcessAsync(upload, Cancelled);
        return (result.Outcome, result.Image);
    }
}
