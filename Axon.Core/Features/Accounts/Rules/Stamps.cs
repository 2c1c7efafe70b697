using System.Security.Cryptography;

namespace Axon.Core.Features.Accounts.Rules;

/// <summary>Makes security stamps.</summary>
internal static class Stamps
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
