namespace Axon.Core.Features.Behavior.Pipeline;

public sealed record ReasonCount(string Reason, long Count);
