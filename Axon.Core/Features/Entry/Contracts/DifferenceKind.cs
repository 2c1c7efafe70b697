namespace Axon.Core.Features.Entry.Contracts;

public enum DifferenceKind
{
    /// <summary>More units sold or in payment than there are. Never repaired by itself.</summary>
    OVERBOOKED,

    /// <summary>The stock's count is not the sum of its reservations.</summary>
    TAKEN,

    /// <summary>A person's count is not the sum of their reservations.</summary>
    PERSON_UNITS,

    /// <summary>A reservation is paid and no paid order stands behind it. Never repaired by itself.</summary>
    PAID_WITHOUT_ORDER,

    /// <summary>An order is paid and its reservation is not. Never repaired by itself.</summary>
    ORDER_WITHOUT_PLACE,

    /// <summary>The provider's books have another sum left of a payment than ours. Never repaired by itself.</summary>
    PROVIDER_BALANCE,

    /// <summary>The provider's books have not been read for a captured payment for more than a day. Nothing is known, so nothing is proved; it is no finding.</summary>
    PROVIDER_UNREAD,

    /// <summary>The gate may grant nothing although it should.</summary>
    GATE_CLOSED,

    /// <summary>The gate offers a place that somebody has.</summary>
    GATE_LACKS_PLACE,

    /// <summary>The gate keeps a place that nobody has.</summary>
    GATE_KEEPS_PLACE,

    /// <summary>The gate and the row disagree about person, units or whether it is sold.</summary>
    GATE_PLACE,

    /// <summary>The gate's own figures do not add up.</summary>
    GATE_FIGURES,
}
