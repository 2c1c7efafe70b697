namespace Axon.Core.Features.Store;

public enum BuyProductOutcome
{
    Begun,

    /// <summary>No such product, or it is not sold by itself.</summary>
    NotFound,
    WrongQuantity,
}
