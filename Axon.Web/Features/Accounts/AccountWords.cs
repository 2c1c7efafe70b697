using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Accounts;

/// <summary>What regions, grades and roles are called.</summary>
internal static class AccountWords
{
    public static string Of(this IStringLocalizer<AccountStrings> words, Region region) => words[nameof(Region) + region];

    public static string Of(this IStringLocalizer<AccountStrings> words, Grade grade) => words[nameof(Grade) + grade];

    public static string Of(this IStringLocalizer<AccountStrings> words, Role role) => words[nameof(Role) + role];
}
