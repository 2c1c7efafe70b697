namespace Axon.Core.Catalog.Activities;

/// <summary>An activity as staff see it.</summary>
/// <param name="Taken">Units sold or in payment.</param>
/// <param name="Held">Units of people who have a place and have not begun to pay.</param>
public sealed record ActivityDetails(ActivityView View, int Taken, int Held);
