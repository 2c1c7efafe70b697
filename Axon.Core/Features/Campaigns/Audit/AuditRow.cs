using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Audit;

/// <summary>One row of the log as it was written.</summary>
/// <param name="ActorName">For reading; not part of the hash.</param>
public sealed record AuditRow(
    long Id, DateTimeOffset At, UserId? Actor, string? ActorName, string Action, string TargetType, string TargetId, string? DetailJson, byte[] PrevHash, byte[] Hash);
