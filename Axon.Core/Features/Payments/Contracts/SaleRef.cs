namespace Axon.Core.Features.Payments.Contracts;

/// <summary>What an order is for, opaque to Payments: the reservation's id, or the id of one plain purchase.</summary>
public readonly record struct SaleRef(SaleKind Kind, Guid Id);
