using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Audit;

/// <summary>One row of the log as it was written.</summary>
/// <param name="ActorName">For reading; not part of the hash.</param>
/// <param name="Mac">The hash under the installation's key; null in rows from before there was one.</param>
public sealed record AuditRow(
    long Id, DateTimeOffset At, UserId? Actor, string? ActorName, string Action, string TargetType, string TargetId, string? DetailJson, byte[] PrevHash, byte[] Hash, byte[]? Mac = null);
