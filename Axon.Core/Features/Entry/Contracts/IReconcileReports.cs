namespace Axon.Core.Features.Entry.Contracts;

public interface IReconcileReports
{
    /// <summary>The newest report of this process, or null before the first: then nothing is proved.</summary>
    ReconcileReport? Latest { get; }

    /// <summary>When a comparison last found everything in agreement; null when none of this process has.</summary>
    DateTimeOffset? LastProvedAt { get; }
}
