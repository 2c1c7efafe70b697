namespace Axon.Core.Features.Campaigns.Audit;

/// <summary>A row that the log had once, remembered outside the database: a log without it has been cut off or put back.</summary>
/// <param name="Sealed">Whether there was a key by then: every later row must have a seal.</param>
public sealed record AuditAnchor(long Id, byte[] Hash, bool Sealed);
