using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace Axon.Workers.Monitoring;

/// <summary>Writes metrics as Prometheus reads them: text exposition format 0.0.4.</summary>
/// <remarks>https://prometheus.io/docs/instrumenting/exposition_formats/ and, for names, OpenTelemetry's Prometheus compatibility rules.</remarks>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void Write(StringBuilder text, Metric metric)
    {
        var name = Name(metric.Name, metric.Unit, metric.MetricType is MetricType.LongSum or MetricType.DoubleSum);
        if (metric.Description.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Description.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {Kind(metric.MetricType)}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType is MetricType.Histogram)
            {
                WriteHistogram(text, name, point);
            }
            else
            {
                Line(text, name, Labels(point), Value(metric.MetricType, point));
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, in MetricPoint point)
    {
        var labels = Labels(point);
        long upTo = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            upTo += bucket.BucketCount;
            Line(text, name + "_bucket", [.. labels, ("le", Number(bucket.ExplicitBound))], upTo);
        }

        Line(text, name + "_sum", labels, point.GetHistogramSum());
        Line(text, name + "_count", labels, point.GetHistogramCount());
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => throw new System.Diagnostics.UnreachableException(type.ToString()),
    };

    private static string Kind(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        _ => throw new System.Diagnostics.UnreachableException(type.ToString()),
    };

    /// <summary><c>axon.bulk.duration</c> in <c>s</c> becomes <c>axon_bulk_duration_seconds</c>, a counter ends in <c>_total</c>.</summary>
    public static string Name(string name, string? unit, bool counter)
    {
        var plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var ending = unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        return plain + (plain.EndsWith(ending, StringComparison.Ordinal) ? "" : ending) + (counter ? "_total" : "");
    }

    private static List<(string Name, string Value)> Labels(in MetricPoint point)
    {
        List<(string, string)> labels = [];
        foreach (var tag in point.Tags)
        {
            labels.Add((tag.Key.Replace('.', '_').Replace('-', '_'), Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? ""));
        }

        return labels;
    }

    private static void Line(StringBuilder text, string name, List<(string Name, string Value)> labels, double value)
    {
        text.Append(name);
        if (labels.Count > 0)
        {
            text.Append('{').AppendJoin(',', labels.Select(label => $"{label.Name}=\"{Escaped(label.Value)}\"")).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
