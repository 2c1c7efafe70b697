using System.Collections.Concurrent;

namespace Axon.Core.Accounts;

/// <summary>
/// Where passwords are hashed: on threads of its own, at most half of the cores at once, with a short queue. However many people sign in or guess,
/// the threads that serve everybody else stay free; who finds the queue full is sent away and asked to come back.
/// </summary>
public sealed class HashingLane : IDisposable
{
    /// <summary>When to try again after the lane was full.</summary>
    public static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(2);

    // About a second of waiting: a hash takes 0.15 s of a core.
    private const int WaitingPerThread = 8;

    private readonly BlockingCollection<Action> _work = [];
    private readonly SemaphoreSlim _places;

    public HashingLane()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    /// <param name="threads">How many hashes are made at once.</param>
    public HashingLane(int threads)
    {
        _places = new SemaphoreSlim(threads * (1 + WaitingPerThread));
        for (var number = 1; number <= threads; number++)
        {
            new Thread(Work) { IsBackground = true, Name = $"hashing {number}" }.Start();
        }
    }

    /// <summary>A place for one person's sign-in, or null when the lane is full.</summary>
    /// <remarks>Taken before anything is read or counted: a flood costs the database nothing, and who is sent away has not lost a try.</remarks>
    public Place? TryEnter() => _places.Wait(TimeSpan.Zero) ? new Place(this) : null;

    /// <summary>A place as soon as there is one.</summary>
    public async Task<Place> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(this);
    }

    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }

    /// <summary>The right to hash until it is disposed.</summary>
    public sealed class Place : IDisposable
    {
        private readonly HashingLane _lane;
        private int _left;

        internal Place(HashingLane lane) => _lane = lane;

        /// <summary>Runs it on a thread of the lane; not at all when the caller has gone by then.</summary>
        public Task<T> RunAsync<T>(Func<T> hash, CancellationToken cancellationToken)
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            _lane._work.Add(() => Run(hash, done, cancellationToken), cancellationToken);
            return done.Task;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                _lane._places.Release();
            }
        }

        private static void Run<T>(Func<T> hash, TaskCompletionSource<T> done, CancellationToken cancellationToken)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                done.SetCanceled(cancellationToken);
                return;
            }

            try
            {
                done.SetResult(hash());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }
    }
}
