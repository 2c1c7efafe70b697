namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>Membership, lowest first, so that grades compare. Given by the shop, never by the person.</summary>
public enum Grade
{
    BASIC,
    SILVER,
    GOLD,
    VIP,
}
