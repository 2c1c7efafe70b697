using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Audit;

/// <inheritdoc cref="IAuditLog"/>
public sealed class AuditLog(TimeProvider clock, AuditSeal seal) : IAuditLog
{
    public async Task AppendAsync(AuditEntry entry, UnitOfWork work, CancellationToken cancellationToken)
    {
        var previous = await work.SingleAsync<byte[]>("SELECT hash FROM audit_head WHERE id = 1 FOR UPDATE", null, cancellationToken);
        var row = new AuditRow(
            0, AuditHash.ToStored(clock.GetUtcNow()), entry.Actor, null, entry.Action, entry.TargetType, entry.TargetId, entry.DetailJson, previous, []);
        var hash = AuditHash.Of(previous, row);
        await work.ExecuteAsync(
            """
            INSERT INTO audit_log (at, actor_id, action, target_type, target_id, detail, prev_hash, hash, mac)
            VALUES (@At, @Actor, @Action, @TargetType, @TargetId, @DetailJson, @PrevHash, @hash, @mac);
            UPDATE audit_head SET hash = @hash WHERE id = 1;
            """,
            new { row.At, row.Actor, row.Action, row.TargetType, row.TargetId, row.DetailJson, row.PrevHash, hash, mac = seal.Of(hash) },
            cancellationToken);
    }
}

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

/// <summary>Binds the chain to a key that is not in the database: whoever can write there can make hashes, but not these.</summary>
/// <param name="key">Null for an installation without one, whose rows are only chained.</param>
public sealed class AuditSeal(byte[]? key)
{
    public bool IsSet => key is not null;

    /// <summary>A row's hash binds all rows before it, so its seal does, too.</summary>
    public byte[]? Of(byte[] hash) => key is null ? null : HMACSHA256.HashData(key, hash);

    public bool Fits(byte[]? mac, byte[] hash) => mac is not null && Of(hash) is { } right && CryptographicOperations.FixedTimeEquals(mac, right);
}

/// <summary>One staff action, or one that the system did by itself.</summary>
/// <param name="Actor">Null for the system (a schedule, a repair).</param>
/// <param name="Action">Feature and verb: <c>activity.pause</c>; at most 64 characters.</param>
/// <param name="TargetType">What it was done to: <c>activity</c>; at most 32 characters.</param>
/// <param name="TargetId">At most 64 characters.</param>
/// <param name="DetailJson">What changed, as JSON; no secrets.</param>
public sealed record AuditEntry(UserId? Actor, string Action, string TargetType, string TargetId, string? DetailJson = null);

/// <summary>Records what staff did, in the transaction that did it. Each row carries the hash of the one before.</summary>
public interface IAuditLog
{
    /// <summary>Adds one row to the chain.</summary>
    /// <remarks>Takes the lock on the end of the chain until the transaction ends: call it last. Meant for staff actions, not for what shoppers do.</remarks>
    Task AppendAsync(AuditEntry entry, UnitOfWork work, CancellationToken cancellationToken);
}
