namespace Axon.Web.Features.Operations.BadRows;

/// <param name="Discarded">How many rows were settled.</param>
public sealed record DiscardResult(int Discarded);
