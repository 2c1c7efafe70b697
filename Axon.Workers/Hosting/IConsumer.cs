namespace Axon.Workers.Hosting;

/// <summary>Work that runs as long as the process: reading a stream, following a channel.</summary>
public interface IConsumer
{
    /// <summary>Returns when <paramref name="cancellationToken"/> asks for it, with everything it took either finished or given back.</summary>
    /// <remarks>An exception is logged and the consumer started again after a growing pause.</remarks>
    Task RunAsync(CancellationToken cancellationToken);
}
