namespace Axon.Core.Features.Dashboard;

/// <summary>What the books say of one activity, at one moment.</summary>
/// <param name="Taken">Units that the database counts as confirmed, paid or of unknown outcome.</param>
/// <param name="OpenFindings">Differences that reconcile has found and nobody has resolved.</param>
/// <param name="AsOf">The database's clock when the rows were read.</param>
public sealed record ActivityBooks(
    string Type,
    int Capacity,
    int Taken,
    DateTimeOffset? OpenedAt,
    IReadOnlyList<BookRow> Rows,
    IReadOnlyList<RefundRow> Refunds,
    int OpenFindings,
    DateTimeOffset AsOf);
