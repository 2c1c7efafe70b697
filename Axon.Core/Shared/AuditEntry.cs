namespace Axon.Core.Shared;

/// <summary>One staff action, or one that the system did by itself.</summary>
/// <param name="Actor">Null for the system (a schedule, a repair).</param>
/// <param name="Action">Feature and verb: <c>activity.pause</c>; at most 64 characters.</param>
/// <param name="TargetType">What it was done to: <c>activity</c>; at most 32 characters.</param>
/// <param name="TargetId">At most 64 characters.</param>
/// <param name="DetailJson">What changed, as JSON; no secrets.</param>
public sealed record AuditEntry(UserId? Actor, string Action, string TargetType, string TargetId, string? DetailJson = null);
