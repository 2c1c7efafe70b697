using System.Text.Json;
using Axon.Core.Features.Campaigns.Audit;

namespace Axon.Web.Features.Campaigns.Admin;

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
