using System.Security.Cryptography;

namespace Axon.Core.Features.Campaigns.Audit;

/// <summary>Binds the chain to a key that is not in the database: whoever can write there can make hashes, but not these.</summary>
/// <param name="key">Null for an installation without one, whose rows are only chained.</param>
public sealed class AuditSeal(byte[]? key)
{
    public bool IsSet => key is not null;

    /// <summary>A row's hash binds all rows before it, so its seal does, too.</summary>
    public byte[]? Of(byte[] hash) => key is null ? null : HMACSHA256.HashData(key, hash);

    public bool Fits(byte[]? mac, byte[] hash) => mac is not null && Of(hash) is { } right && CryptographicOperations.FixedTimeEquals(mac, right);
}
