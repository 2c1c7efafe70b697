using System.Text.Json;
using Axon.Core.Audit;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Catalog.Api;

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
        AuditReader reader,
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

/// <param name="ActorId">Null for what the system did by itself.</param>
public sealed record AuditJson(long Id, DateTimeOffset At, Guid? ActorId, string? ActorName, string Action, string TargetType, string TargetId, JsonElement? Detail, string Hash)
{
    public static AuditJson From(AuditRow row) => new(
        row.Id,
        row.At,
        row.Actor?.Value,
        row.ActorName,
        row.Action,
        row.TargetType,
        row.TargetId,
        row.DetailJson is null ? null : JsonElement.Parse(row.DetailJson),
        Convert.ToHexStringLower(row.Hash));
}
