namespace Axon.Core.Features.Behavior.BadRows;

/// <summary>A bad row that can be tried again.</summary>
/// <param name="Context">Null for what came by the stream.</param>
public sealed record OpenBadRow(long Id, string Payload, IngestContext? Context);
