namespace Axon.Core.Shared;

/// <summary>A member's grade, lowest first; stored by name.</summary>
public enum Grade
{
    BASIC,
    SILVER,
    GOLD,
    VIP,
}
