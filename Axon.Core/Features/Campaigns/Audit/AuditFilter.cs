using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Audit;

/// <summary>Which rows to read; nulls leave a field open.</summary>
/// <param name="Until">Exclusive.</param>
public sealed record AuditFilter(
    string? TargetType = null, string? TargetId = null, string? ActionPrefix = null, UserId? Actor = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);
