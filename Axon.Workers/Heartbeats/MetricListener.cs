using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Axon.Core.Tracking.Pipeline;

namespace Axon.Workers.Heartbeats;

/// <summary>Counts what this process's meters record, for the few instruments of <see cref="MetricKey"/>.</summary>
/// <remarks>Beside the meters of /metrics, because those start over with buckets of their own and are read by whoever comes.</remarks>
internal sealed class MetricListener : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string? First, string? Second), Counter> _counts = new();
    private readonly ConcurrentDictionary<string, long[]> _times = new();
    private readonly MeterListener _listener = new();

    public MetricListener(IMeterFactory meters)
    {
        // Tests have several processes in one: each hears its own.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && MetricKey.All.Contains(instrument.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Count(instrument.Name, value, labels));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Time(instrument.Name, value));
        _listener.Start();
    }

    /// <summary>All since the start.</summary>
    public MetricTotals Read() => new(
        _counts.ToDictionary(pair => Key(pair.Key), pair => Interlocked.Read(ref pair.Value.Value)),
        _times.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));

    public void Dispose() => _listener.Dispose();

    private static string Key((string Name, string? First, string? Second) key) =>
        key.Second is not null ? MetricKey.Of(key.Name, key.First, key.Second) : key.First is not null ? MetricKey.Of(key.Name, key.First) : key.Name;

    private void Count(string name, long value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        Interlocked.Add(ref _counts.GetOrAdd((name, Label(labels, 0), Label(labels, 1)), _ => new Counter()).Value, value);

    private void Time(string name, double seconds) => Interlocked.Increment(ref _times.GetOrAdd(name, _ => new long[TimeBuckets.Count])[TimeBuckets.IndexOf(seconds)]);

    private static string? Label(ReadOnlySpan<KeyValuePair<string, object?>> labels, int number) =>
        labels.Length > number ? labels[number].Value as string ?? Convert.ToString(labels[number].Value, CultureInfo.InvariantCulture) : null;

    private sealed class Counter
    {
        public long Value;
    }
}
