using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Axon.Core.Entry;

/// <summary>Makes and reads the tokens that prove a reservation.</summary>
/// <remarks>
/// A token is its content and an HMAC-SHA256 over it, so it can be checked when the gate has forgotten the hold. The same reservation always gives the
/// same token: whoever lost the answer asks again. Used up it is by the reservation's status, not by being remembered.
/// </remarks>
public sealed class ReservationTokens(ITokenKey key)
{
    private const byte Version = 1;
    private const int ContentSize = 1 + 8 + 16 + 16 + 4 + 4 + 8;

    public async ValueTask<string> IssueAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        var secret = await key.GetAsync(cancellationToken);
        var token = new byte[ContentSize + HMACSHA256.HashSizeInBytes];
        Write(token, reservation);
        HMACSHA256.HashData(secret.Span, token.AsSpan(0, ContentSize), token.AsSpan(ContentSize));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token says, or null when it was not made here or has been changed.</summary>
    public async ValueTask<ReservationToken?> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var secret = await key.GetAsync(cancellationToken);
        var token = new byte[ContentSize + HMACSHA256.HashSizeInBytes];
        // Not TryDecodeFromChars: it throws for characters that cannot be there.
        if (text.Length != Base64Url.GetEncodedLength(token.Length) || Base64Url.DecodeFromChars(text, token, out _, out var written) != OperationStatus.Done || written != token.Length
            // The last character has bits to spare: only one spelling counts.
            || Base64Url.EncodeToString(token) != text)
        {
            return null;
        }

        Span<byte> proof = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Span, token.AsSpan(0, ContentSize), proof);
        return CryptographicOperations.FixedTimeEquals(proof, token.AsSpan(ContentSize)) && token[0] == Version ? Read(token) : null;
    }

    internal static byte[] Hash(string token) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));

    // The random part is the reservation's id: 74 random bits, made for it alone.
    private static void Write(Span<byte> token, Reservation reservation)
    {
        token[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(token[1..], reservation.Activity.Value);
        reservation.User.Value.TryWriteBytes(token[9..], bigEndian: true, out _);
        reservation.Id.Value.TryWriteBytes(token[25..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(token[41..], reservation.Quantity);
        BinaryPrimitives.WriteInt32BigEndian(token[45..], reservation.Epoch);
        BinaryPrimitives.WriteInt64BigEndian(token[49..], reservation.DeadlineAt.ToUnixTimeMilliseconds());
    }

    private static ReservationToken Read(ReadOnlySpan<byte> token) => new(
        new ActivityId(BinaryPrimitives.ReadInt64BigEndian(token[1..])),
        new UserId(new Guid(token[9..25], bigEndian: true)),
        new ReservationId(new Guid(token[25..41], bigEndian: true)),
        BinaryPrimitives.ReadInt32BigEndian(token[41..]),
        BinaryPrimitives.ReadInt32BigEndian(token[45..]),
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(token[49..])));
}

/// <summary>A short or misspelt secret stops the start instead of making tokens that anybody can forge.</summary>
internal sealed class TokenSecretValidator : IValidateOptions<EntryOptions>
{
    private const int Smallest = 32;

    public ValidateOptionsResult Validate(string? name, EntryOptions options)
    {
        Span<byte> bytes = new byte[options.TokenSecret.Length];
        return options.TokenSecret.Length == 0 || (Convert.TryFromBase64String(options.TokenSecret, bytes, out var length) && length >= Smallest)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Entry:TokenSecret must be the base64 text of at least 32 random bytes, or empty.");
    }
}

/// <summary>What a token proves: this person was granted this place. Whether it still stands, the row says.</summary>
public sealed record ReservationToken(ActivityId Activity, UserId User, ReservationId Reservation, int Quantity, int Epoch, DateTimeOffset DeadlineAt)
{
    /// <summary>It is this person's and for this reservation.</summary>
    public bool Proves(UserId user, ReservationId reservation) => User == user && Reservation == reservation;
}
