using System.Collections.Concurrent;
using System.Globalization;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>How long answers took. For people to read; nothing passes or fails by it.</summary>
internal sealed class Stopwatches
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<TimeSpan>> _taken = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(string what, TimeSpan taken)
    {
        Interlocked.Increment(ref _count);
        _taken.GetOrAdd(what, _ => []).Add(taken);
    }

    /// <summary>What is told from now on is about answers from now on.</summary>
    public void Restart() => _taken.Clear();

    public string Report() => string.Join('\n', _taken.Keys.Order().Select(Report));

    /// <summary>How one kind of call went.</summary>
    public string Report(string what)
    {
        var sorted = _taken.GetValueOrDefault(what, []).Order().ToList();
        return sorted.Count == 0 ? $"{what}: no answers"
            : string.Create(CultureInfo.InvariantCulture, $"{what}: {sorted.Count} answers, p50 {At(sorted, 0.50)} ms, p99 {At(sorted, 0.99)} ms, longest {sorted[^1].TotalMilliseconds:F0} ms");
    }

    private static string At(List<TimeSpan> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)].TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
}
