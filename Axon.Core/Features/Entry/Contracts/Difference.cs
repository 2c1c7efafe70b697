using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Contracts;

/// <summary>Two books that must agree and do not.</summary>
/// <param name="Activity">Null for what belongs to none, as a plain purchase.</param>
/// <param name="Subject">The activity, reservation or order it is about.</param>
/// <param name="Detail">What each side says; for operators.</param>
public sealed record Difference(DifferenceKind Kind, ActivityId? Activity, string Subject, string Detail);
