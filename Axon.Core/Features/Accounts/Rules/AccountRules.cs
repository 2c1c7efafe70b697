using System.Globalization;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Rules;

/// <summary>What an account's details may be.</summary>
public static class AccountRules
{
    public const int NameMaximum = 40;
    public const int OldestBirthYear = 1900;

    /// <summary>Younger people need a guardian's consent by Korean law, which this shop cannot take.</summary>
    public const int MinimumAge = 14;

    public static bool IsName(string? text, out string name)
    {
        name = PlainText.OneLine(text) ?? "";
        return name.Length > 0 && new StringInfo(name).LengthInTextElements <= NameMaximum && name.EnumerateRunes().Count() <= 80;
    }

    public static int NewestBirthYear(TimeProvider clock) => clock.GetUtcNow().Year - MinimumAge;

    /// <summary>What is wrong with a profile that somebody entered; empty when nothing is.</summary>
    internal static IEnumerable<Problem> CheckProfile(string? displayName, int? birthYear, Region? region, TimeProvider clock)
    {
        if (!IsName(displayName, out _))
        {
            yield return new Problem(AccountProblems.NameInvalid, "displayName");
        }

        if (birthYear is { } year && (year < OldestBirthYear || year > clock.GetUtcNow().Year))
        {
            yield return new Problem(AccountProblems.BirthYearInvalid, "birthYear");
        }
        else if (birthYear > NewestBirthYear(clock))
        {
            yield return new Problem(AccountProblems.TooYoung, "birthYear");
        }

        if (region is { } one && !Enum.IsDefined(one))
        {
            yield return new Problem(AccountProblems.RegionInvalid, "region");
        }
    }
}
