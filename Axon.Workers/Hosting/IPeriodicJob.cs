namespace Axon.Workers.Hosting;

/// <summary>One round of work that is done again and again. A new instance, in a scope of its own, for each round.</summary>
public interface IPeriodicJob
{
    /// <summary>Does one bounded portion; true when more is waiting, so the next round starts at once.</summary>
    /// <remarks>An exception is logged and the job tried again after a growing pause; it never ends the job or the process.</remarks>
    Task<bool> RunOnceAsync(CancellationToken cancellationToken);
}
