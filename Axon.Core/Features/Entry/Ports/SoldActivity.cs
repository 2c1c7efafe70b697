using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>What a sale needs to know of its activity, read in the sale's own transaction.</summary>
/// <param name="EndedEarly">Staff have ended it before its time: nothing new is sold.</param>
public sealed record SoldActivity(
    ActivityId Id,
    CampaignId Campaign,
    string Title,
    Money Price,
    int RefundDays,
    ProductId? Product,
    string? Category,
    bool EndedEarly);
