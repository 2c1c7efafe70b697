namespace Axon.Core.Shared;

/// <summary>An expected refusal outside the hot path: a stable code such as <c>campaigns/stale-version</c> and the field it belongs to.</summary>
/// <param name="Code">Feature and reason; the problem type is <c>axon:</c> + code and the words are in Web's resources.</param>
/// <param name="Field">The input it belongs to, in camelCase, or null for the whole.</param>
public sealed record Problem(string Code, string? Field = null);
