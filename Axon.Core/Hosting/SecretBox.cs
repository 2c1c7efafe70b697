using System.Security.Cryptography;

namespace Axon.Core.Hosting;

/// <summary>Seals secrets that have to be in the database (AES-256-GCM). Without a key they stay as they are.</summary>
public sealed class SecretBox(byte[]? key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static ReadOnlySpan<byte> Mark => "axon-sealed-1:"u8;

    public bool IsSet => key is not null;

    public static bool IsSealed(ReadOnlySpan<byte> stored) => stored.StartsWith(Mark);

    public byte[] Seal(byte[] secret)
    {
        if (key is null)
        {
            return secret;
        }

        var stored = new byte[Mark.Length + NonceSize + TagSize + secret.Length];
        Mark.CopyTo(stored);
        var (nonce, tag, text) = Parts(stored);
        RandomNumberGenerator.Fill(nonce.Span);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce.Span, secret, text.Span, tag.Span);
        return stored;
    }

    /// <summary>The secret, also when it was stored before there was a key.</summary>
    /// <exception cref="WrongKeyException">It was sealed with another key, or there is none now.</exception>
    public byte[] Open(byte[] stored)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        var (nonce, tag, text) = Parts(stored);
        var secret = new byte[text.Length];
        try
        {
            using var cipher = new AesGcm(key ?? throw new WrongKeyException(), TagSize);
            cipher.Decrypt(nonce.Span, text.Span, tag.Span, secret);
            return secret;
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new WrongKeyException(exception);
        }
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Text) Parts(byte[] stored)
    {
        var rest = stored.AsMemory(Mark.Length);
        return (rest[..NonceSize], rest.Slice(NonceSize, TagSize), rest[(NonceSize + TagSize)..]);
    }
}

/// <summary>What is in the database was sealed with a key that this process does not have.</summary>
public sealed class WrongKeyException(Exception? innerException = null) : Exception(
    $"The keys in the database are sealed with another {InstallationKey.Setting} than this process has. Give it the one that this database was used with; the runbook says what to do when it is lost.",
    innerException);
