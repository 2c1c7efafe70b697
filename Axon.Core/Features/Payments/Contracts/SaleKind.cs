namespace Axon.Core.Features.Payments.Contracts;

/// <summary>What kind of thing an order sells; each kind has one <see cref="ISaleSource"/>.</summary>
public enum SaleKind
{
    /// <summary>A reservation in an activity.</summary>
    ACTIVITY,

    /// <summary>A plain product purchase.</summary>
    PRODUCT,
}
