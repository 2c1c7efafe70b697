namespace Axon.Web.Features.Shop.Orders;

/// <summary>What an order's page is about.</summary>
public enum OrderStage
{
    /// <summary>Can be paid until its deadline.</summary>
    ToPay,

    /// <summary>Nobody can say yet whether the money was taken.</summary>
    Asking,
    Paid,

    /// <summary>Money is on its way back, not yet known to have arrived.</summary>
    Refunding,
    PartlyRefunded,
    Refunded,
    Expired,
    Cancelled,

    /// <summary>Paid too late: given back in full.</summary>
    GivenBack,
}
