using System.Security.Cryptography;
using System.Text;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Rules;

/// <summary>Where a try at a password comes from.</summary>
/// <param name="Address">The network address, or what stands for it.</param>
/// <param name="Browser">What a browser that signed in here before was given to know it by; proves nothing, except beside an account that knows it.</param>
public sealed record SignInSource(string Address, Guid? Browser = null)
{
    /// <summary>Somebody who is signed in already, and is asked for the password again.</summary>
    public static SignInSource SignedIn { get; } = new("signed in");

    internal bool IsSignedIn => ReferenceEquals(this, SignedIn);

    /// <summary>Addresses and browsers are kept as hashes, different for each account: the table tells nobody where people are.</summary>
    internal byte[] AddressKey(UserId user) => Key(user, IsSignedIn ? "session" : "address " + Address);

    internal byte[]? BrowserKey(UserId user) => Browser is { } id ? Key(user, "browser " + id.ToString("N")) : null;

    internal static byte[] StrangersKey(UserId user) => Key(user, "strangers");

    private static byte[] Key(UserId user, string text) => SHA256.HashData([.. user.Value.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(text)]);
}
