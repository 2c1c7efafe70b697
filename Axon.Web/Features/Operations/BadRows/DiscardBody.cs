namespace Axon.Web.Features.Operations.BadRows;

/// <summary>Which bad rows, and why nobody will repair them.</summary>
/// <param name="UpTo">The id of the newest row that was looked at; null for all.</param>
public sealed record DiscardBody(string Stage, string Reason, string Why, long? UpTo = null);
