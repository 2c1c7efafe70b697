namespace Axon.Core.Features.Entry.Ports;

public enum HoldState
{
    /// <summary>Given back at its deadline unless something happens.</summary>
    Waiting,

    /// <summary>Being claimed, or claimed, in the database, which decides what becomes of it.</summary>
    Pinned,

    /// <summary>Paid for.</summary>
    Sold,
}
