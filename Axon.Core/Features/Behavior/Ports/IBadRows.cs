namespace Axon.Core.Features.Behavior.Ports;

/// <summary>Input that could not be stored as events.</summary>
public interface IBadRows
{
    Task AddAsync(IReadOnlyList<BadRow> rows, CancellationToken cancellationToken);
}
