namespace Axon.Web.Features.Operations.BadRows;

/// <summary>Which bad rows.</summary>
/// <param name="UpTo">The id of the newest row that was looked at; null for all.</param>
public sealed record ReplayBody(string Stage, string Reason, long? UpTo = null);
