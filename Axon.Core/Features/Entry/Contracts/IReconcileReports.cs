namespace Axon.Core.Features.Entry.Contracts;

public interface IReconcileReports
{
    /// <summary>The newest report of this process, or null before the first: then nothing is proved.</summary>
    ReconcileReport? Latest { get; }
}
