namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>What a shopper may see of the stock.</summary>
public enum ShowRemaining
{
    NEVER,

    /// <summary>"Few left" at or under the threshold, never the number.</summary>
    FEW,

    /// <summary>The number itself.</summary>
    ALWAYS,
}
