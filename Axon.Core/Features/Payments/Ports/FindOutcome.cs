namespace Axon.Core.Features.Payments.Ports;

public enum FindOutcome
{
    Found,

    /// <summary>The provider answered that it has no such payment.</summary>
    NotFound,

    /// <summary>The provider could not be asked; nothing may be concluded.</summary>
    Unknown,
}
