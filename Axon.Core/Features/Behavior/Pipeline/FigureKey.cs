namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>The figures that the pipeline's page needs, by the names of their instruments.</summary>
public static class FigureKey
{
    public const string Events = "axon.behavior.events";
    public const string RefusedRequests = "axon.behavior.requests_refused";
    public const string Indexed = "axon.behavior.indexed";
    public const string SendErrors = "axon.kafka.send_errors";
    public const string IndexItems = "axon.search.items";
    public const string IndexRetries = "axon.search.items_retried";
    public const string Bulk = "axon.search.bulk";
    public const string Visible = "axon.search.event_to_visible";

    public static IReadOnlySet<string> All { get; } = new HashSet<string> { Events, RefusedRequests, Indexed, SendErrors, IndexItems, IndexRetries, Bulk, Visible };

    private const char Between = '|';

    /// <summary>The name with the values of its labels, in the order in which they are recorded.</summary>
    public static string Of(string name, params ReadOnlySpan<string?> labels) => string.Join(Between, [name, .. labels]);

    public static string[] Parts(string key) => key.Split(Between);
}
