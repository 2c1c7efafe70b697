namespace Axon.Core.Features.Behavior.BadRows;

/// <summary>A bad row that can be tried again.</summary>
public sealed record OpenBadRow(long Id, string Payload, IngestContext Context);
