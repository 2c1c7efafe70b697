using System.Diagnostics.Metrics;
using Axon.Core.Tracking.Index;

namespace Axon.Core.Tracking.Search;

/// <summary>Figures about writing into the index.</summary>
public sealed class SearchMetrics
{
    private readonly Counter<long> _items;
    private readonly Counter<long> _retried;
    private readonly Histogram<double> _bulk;
    private readonly Histogram<double> _visible;

    public SearchMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Axon.Search");
        _items = meter.CreateCounter<long>("axon.search.items", description: "Events that the index answered for, by result");
        _retried = meter.CreateCounter<long>("axon.search.items_retried", description: "Events that were sent again because the index was too busy");
        _bulk = meter.CreateHistogram<double>("axon.search.bulk", unit: "s", description: "Time of one bulk request");
        _visible = meter.CreateHistogram<double>("axon.search.event_to_visible", unit: "s", description: "From the arrival of an event to the moment that a search finds it; of samples");
    }

    public void Bulk(TimeSpan took) => _bulk.Record(took.TotalSeconds);

    public void Items(IEnumerable<IndexVerdict> verdicts)
    {
        foreach (var group in verdicts.GroupBy(verdict => verdict.Outcome))
        {
            _items.Add(group.Count(), new KeyValuePair<string, object?>("result", group.Key.ToString()));
        }
    }

    public void Retried(int items) => _retried.Add(items);

    public void Visible(TimeSpan after) => _visible.Record(after.TotalSeconds);
}
