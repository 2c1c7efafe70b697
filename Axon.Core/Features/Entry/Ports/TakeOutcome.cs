namespace Axon.Core.Features.Entry.Ports;

public enum TakeOutcome
{
    Taken,
    SoldOut,
    LimitReached,
}
