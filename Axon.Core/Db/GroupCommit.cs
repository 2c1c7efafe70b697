using System.Threading.Channels;
using Axon.Core.Kernel;

namespace Axon.Core.Db;

/// <summary>
/// Writes together, in one transaction, what arrives while the transaction before it commits: many callers share one wait for the disk,
/// and a lonely caller waits for nobody.
/// </summary>
/// <remarks>
/// "Accepted" stays durable: a caller's task ends only after its commit. When a batch fails, each item is tried alone, so that one bad row
/// fails only itself. Disposing stops taking items and writes those already taken.
/// </remarks>
public sealed class GroupCommit<T> : IAsyncDisposable
{
    private readonly Database _database;
    private readonly Func<IReadOnlyList<T>, UnitOfWork, CancellationToken, Task> _write;
    private readonly int _batch;
    private readonly Channel<Pending> _queue;
    private readonly Task _loop;

    /// <param name="write">Writes all the items in the transaction; may run again, with the same or fewer items.</param>
    /// <param name="batch">The most items in one transaction.</param>
    /// <param name="capacity">The most items that wait; beyond it, callers wait for room.</param>
    public GroupCommit(Database database, Func<IReadOnlyList<T>, UnitOfWork, CancellationToken, Task> write, int batch = 256, int capacity = 8_192)
    {
        _database = database;
        _write = write;
        _batch = batch;
        _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Returns when the item is durable.</summary>
    /// <remarks>Cancelling ends the wait for room only: an item that was taken is written, and its outcome awaited.</remarks>
    /// <exception cref="StoreUnavailableException">The database is away; the item may or may not have been written.</exception>
    /// <exception cref="ObjectDisposedException">The process is stopping; the item was not taken.</exception>
    public async Task AddAsync(T item, CancellationToken cancellationToken)
    {
        var pending = new Pending(item);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(GroupCommit<>));
        }

        await pending.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task LoopAsync()
    {
        var taken = new List<Pending>(_batch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (taken.Count < _batch && _queue.Reader.TryRead(out var pending))
            {
                taken.Add(pending);
            }

            await CommitAsync(taken);
            taken.Clear();
        }
    }

    private async Task CommitAsync(List<Pending> taken)
    {
        var failure = await TryWriteAsync([.. taken.Select(pending => pending.Item)]);
        if (failure is null or StoreUnavailableException || taken.Count == 1)
        {
            taken.ForEach(pending => pending.Finish(failure));
            return;
        }

        foreach (var pending in taken)
        {
            pending.Finish(await TryWriteAsync([pending.Item]));
        }
    }

    private async Task<Exception?> TryWriteAsync(IReadOnlyList<T> items)
    {
        try
        {
            // No cancellation: the callers' requests may be gone, their items were taken.
            await _database.InTransactionAsync(
                async work =>
                {
                    await _write(items, work, CancellationToken.None);
                    return true;
                },
                CancellationToken.None);
            return null;
        }
        catch (Exception exception)
        {
            // Handed to each caller.
            return exception;
        }
    }

    private sealed record Pending(T Item)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Finish(Exception? failure)
        {
            if (failure is null)
            {
                Done.SetResult();
            }
            else
            {
                Done.SetException(failure);
            }
        }
    }
}
