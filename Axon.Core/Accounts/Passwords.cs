using System.Diagnostics;
using System.Security.Cryptography;
using Axon.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Axon.Core.Accounts;

/// <summary>Judges, hashes and compares passwords. Length and not being guessable count; mixtures of signs do not (NIST SP 800-63B).</summary>
public sealed class Passwords(IPasswordHasher<Account> hasher)
{
    public const int MinimumLength = 10;
    public const int MaximumLength = 128;

    private const string ListName = "Axon.Core.Accounts.CommonPasswords.txt";
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    // The hasher is generic over a user that it never looks at.
    private static readonly Account Nobody = new()
    {
        Id = default,
        Email = default,
        DisplayName = "",
        SecurityStamp = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(Nobody, RandomNumberGenerator.GetHexString(32)));

    /// <summary>Why this is no password for this person, or null.</summary>
    public static Problem? Check(string? password, string? email, string? displayName, string field)
    {
        var text = PlainText.Compatible(password);
        if (text is null || text.EnumerateRunes().Count() < MinimumLength)
        {
            return new Problem(AccountProblems.PasswordTooShort, field);
        }

        if (text.Length > MaximumLength)
        {
            return new Problem(AccountProblems.PasswordTooLong, field);
        }

        var lower = text.ToLowerInvariant();
        if (Common.Value.Contains(lower) || IsRun(lower) || lower.Distinct().Count() < 4)
        {
            return new Problem(AccountProblems.PasswordCommon, field);
        }

        return IsMostly(lower, email?.Split('@')[0]) || IsMostly(lower, email) || IsMostly(lower, displayName)
            ? new Problem(AccountProblems.PasswordPersonal, field)
            : null;
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, Form(password));

    /// <summary>Whether the password is right, and whether its hash should be made anew with today's strength.</summary>
    /// <remarks>Takes the same time when there is no hash to compare with, so that the time tells nothing.</remarks>
    public (bool Right, bool Rehash) Verify(string? hash, string? password)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? _decoy.Value, Form(password ?? ""));
        return result switch
        {
            _ when hash is null => (false, false),
            PasswordVerificationResult.Failed => (false, false),
            PasswordVerificationResult.Success => (true, false),
            PasswordVerificationResult.SuccessRehashNeeded => (true, true),
            _ => throw new UnreachableException(result.ToString()),
        };
    }

    // What is longer than a password can be is compared cut off: it is wrong anyway and must not cost more.
    private static string Form(string password) => PlainText.Compatible(password.Length > 4 * MaximumLength ? password[..MaximumLength] : password) ?? "";

    // 1234567890, abcdefghij and their like, up or down.
    private static bool IsRun(string text) => text.Zip(text.Skip(1), (a, b) => b - a).Distinct().ToArray() is [1 or 0 or -1];

    private static bool IsMostly(string password, string? word) =>
        word?.Trim().ToLowerInvariant() is { Length: >= 4 } own && password.Contains(own, StringComparison.Ordinal) && password.Length - own.Length < 5;

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(Passwords).Assembly.GetManifestResourceStream(ListName) ?? throw new InvalidOperationException($"{ListName} is not embedded.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
