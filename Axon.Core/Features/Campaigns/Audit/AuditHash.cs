using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Axon.Core.Features.Campaigns.Audit;

/// <summary>SHA-256 over the hash before and every field of the row, each with its length, so that no two rows read alike.</summary>
public static class AuditHash
{
    public const int Size = SHA256.HashSizeInBytes;

    public static byte[] Of(ReadOnlySpan<byte> previous, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Append(hash, row.Actor?.ToString());
        Append(hash, row.Action);
        Append(hash, row.TargetType);
        Append(hash, row.TargetId);
        Append(hash, row.DetailJson);
        return hash.GetHashAndReset();
    }

    /// <summary>The instant as the database keeps it.</summary>
    public static DateTimeOffset ToStored(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static void Append(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
