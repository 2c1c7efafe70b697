using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;
using Axon.Web.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Campaigns.Admin;

/// <summary>The audit log, for admins.</summary>
internal static class AdminAuditEndpoints
{
    public static void MapAdminAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/admin/audit").WithTags("Admin: audit").RequireAuthorization(AxonPolicies.Admin);
        group.MapGet("", ListAsync).WithName("ListAuditEntries").WithSummary("What staff and schedules did, newest first");
        group.MapGet("/verify", VerifyAsync).WithName("VerifyAuditChain").WithSummary("Recompute the chain of hashes from its beginning");
    }

    public static async Task<Ok<PageJson<AuditJson>>> ListAsync(
        IAuditReader reader,
        string? targetType,
        string? targetId,
        string? action,
        Guid? actorId,
        DateTimeOffset? from,
        DateTimeOffset? until,
        int? page,
        int? size,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<AuditJson>.From(
            await reader.ListAsync(
                new AuditFilter(Text(targetType), Text(targetId), Text(action), actorId is { } id ? new UserId(id) : null, from, until),
                Paging.Page(page),
                Paging.Size(size),
                cancellationToken),
            AuditJson.From));

    public static async Task<Ok<AuditVerdict>> VerifyAsync(VerifyAuditChain verify, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verify.HandleAsync(cancellationToken));

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
