using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Axon.Core.Hosting;

/// <summary>What every Axon process needs to know, whatever its role. Bound from the section <c>Axon</c>.</summary>
public sealed class AxonOptions
{
    /// <summary>Where Axon keeps what belongs to this machine: private servers' data, logs, uploads. Relative to the working folder.</summary>
    public string DataDirectory { get; set; } = ".axon";

    /// <summary>The secret that is not in the database; the same for every process. Private servers bring their own.</summary>
    [MinLength(InstallationKey.MinimumLength)]
    public string? Key { get; set; }
}

/// <summary>
/// The one secret of an installation that is not in its database: <c>Axon:Key</c>, or a file of the data folder. Whoever reads the database or a backup of it
/// can neither forge the audit log nor sign sessions and tokens.
/// </summary>
public sealed class InstallationKey(string? secret)
{
    /// <summary>The configuration key.</summary>
    public const string Setting = "Axon:Key";

    /// <summary>As many characters as <c>openssl rand -hex 16</c> prints.</summary>
    public const int MinimumLength = 32;

    public bool IsSet => !string.IsNullOrEmpty(secret);

    /// <summary>A key for one purpose, which tells nothing of the others; null when there is no secret.</summary>
    public byte[]? For(string purpose) =>
        string.IsNullOrEmpty(secret) ? null : HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: Encoding.UTF8.GetBytes("axon:" + purpose));
}

[OptionsValidator]
internal sealed partial class AxonOptionsValidator : IValidateOptions<AxonOptions>;
