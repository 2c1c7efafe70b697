namespace Axon.Web.Components.Ui.Art;

/// <summary>What a generated picture shows.</summary>
public enum ArtFamily
{
    Earphones,
    Chair,
    Lamp,
    Mug,
    Bag,
    Sneaker,
    Speaker,
    Candle,
    Plant,
    Watch,
}
