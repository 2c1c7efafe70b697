namespace Axon.Core.Features.Behavior;

/// <summary>What the server knows about a request with events. Nothing in here comes from its body.</summary>
/// <param name="VisitorId">Of the cookie; used only with consent.</param>
/// <param name="BotSigns">What about the request looks like a program.</param>
/// <param name="Site">The host of the other site that it happened on; null for ours.</param>
public sealed record IngestContext(
    DateTimeOffset ReceivedAt, Consent Consent, Guid? VisitorId, Guid? UserId, Device Device, BotSigns BotSigns, string? Site = null);
