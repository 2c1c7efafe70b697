using System.Security.Claims;
using Axon.Core.Accounts;
using Axon.Web.Features.Accounts;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components.Routing;

namespace Axon.Web.Ui.Layout;

/// <summary>What staff can open, in the order of a day's work. Titles are keys of <see cref="UiStrings"/>.</summary>
internal static class StaffMenu
{
    public static IReadOnlyList<Section> Sections { get; } =
    [
        new(null, AxonPolicies.Staff,
        [
            new(nameof(UiStrings.NavDashboard), "/dashboard", IconName.Chart, AxonPolicies.Marketer),
        ]),
        new(nameof(UiStrings.NavManage), AxonPolicies.Staff,
        [
            new(nameof(UiStrings.NavCampaigns), "/admin/campaigns", IconName.List, AxonPolicies.Marketer),
            new(nameof(UiStrings.NavProducts), "/admin/products", IconName.Box, AxonPolicies.Marketer),
            new(nameof(UiStrings.NavCoupons), "/admin/coupons", IconName.Coupon, AxonPolicies.Marketer),
            new(nameof(UiStrings.NavEvents), "/admin/events", IconName.Tag, AxonPolicies.Marketer),
            new(nameof(UiStrings.NavTracker), "/admin/tracker", IconName.Eye, AxonPolicies.Staff),
            new(nameof(UiStrings.NavUsers), AccountUrls.UsersPath, IconName.People, AxonPolicies.Admin),
            new(nameof(UiStrings.NavAudit), "/admin/audit", IconName.History, AxonPolicies.Admin),
        ]),
        new(nameof(UiStrings.NavOperate), AxonPolicies.Operator,
        [
            new(nameof(UiStrings.NavOperations), "/operations", IconName.Shield, AxonPolicies.Operator),
        ]),
    ];

    /// <summary>The key of the word for the highest role of <paramref name="user"/>.</summary>
    public static string RoleOf(ClaimsPrincipal user) =>
        user.IsInRole(nameof(Role.Admin)) ? nameof(UiStrings.RoleAdmin)
        : user.IsInRole(nameof(Role.Operator)) ? nameof(UiStrings.RoleOperator)
        : user.IsInRole(nameof(Role.Marketer)) ? nameof(UiStrings.RoleMarketer)
        : nameof(UiStrings.RoleShopper);

    internal sealed record Section(string? Title, string Policy, IReadOnlyList<Item> Items);

    internal sealed record Item(string Title, string Href, IconName Icon, string Policy, NavLinkMatch Match = NavLinkMatch.Prefix);
}
