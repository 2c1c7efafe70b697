using Axon.Core.Features.Behavior.Pipeline;

namespace Axon.Workers.Hosting.Signs;

/// <summary>Remembers totals for five minutes, to tell what was counted in the last while.</summary>
internal sealed class FigureHistory(DateTimeOffset started)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly LinkedList<(DateTimeOffset At, FigureTotals Totals)> _past = new([(started, FigureTotals.None)]);

    public void Add(DateTimeOffset at, FigureTotals totals)
    {
        _past.AddLast((at, totals));
        // The newest of those that are older than the window is where the window begins.
        while (_past.First?.Next is { } second && at - second.Value.At >= Longest)
        {
            _past.RemoveFirst();
        }
    }

    /// <summary>What came in the last <paramref name="length"/>, or since the start when that is shorter.</summary>
    public FigureWindow Last(TimeSpan length)
    {
        var (now, totals) = _past.Last!.Value; // never empty
        var begin = _past.LastOrDefault(one => now - one.At >= length, _past.First!.Value); // never empty
        return totals.Since(begin.Totals, now - begin.At);
    }
}
