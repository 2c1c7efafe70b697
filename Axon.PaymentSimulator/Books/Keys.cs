using System.Security.Cryptography;

namespace Axon.PaymentSimulator.Books;

/// <summary>Names that cannot be guessed, in the provider's forms.</summary>
internal static class Keys
{
    public static string Payment() => "sim_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public static string Transaction() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public static string ApproveNumber() => RandomNumberGenerator.GetString("0123456789", 8);
}
