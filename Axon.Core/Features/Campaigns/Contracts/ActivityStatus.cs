namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>DRAFT → SCHEDULED → OPEN ⇄ PAUSED → ENDED.</summary>
public enum ActivityStatus
{
    /// <summary>Being written; only staff see it.</summary>
    DRAFT,

    /// <summary>Announced; opens by itself when its time comes.</summary>
    SCHEDULED,
    OPEN,

    /// <summary>Stopped by staff for now; nobody new gets in, places already held stay payable.</summary>
    PAUSED,

    /// <summary>Over for good.</summary>
    ENDED,
}
