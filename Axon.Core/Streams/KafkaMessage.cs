using System.Diagnostics;
using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Axon.Core.Streams;

/// <summary>What is sent.</summary>
internal sealed record KafkaMessage(byte[]? Key, byte[]? Value, IReadOnlyList<KeyValuePair<string, byte[]>> Headers);

/// <summary>Names and values of what travels beside a message.</summary>
internal static class KafkaHeaders
{
    public const string Id = "id";
    public const string Schema = "schema";
    public const string Trace = "traceparent";
    public const string DeadReader = "dead.reader";
    public const string DeadStage = "dead.stage";
    public const string DeadReason = "dead.reason";
    public const string DeadOrigin = "dead.origin";
    public const string DeadAt = "dead.at";

    public static KeyValuePair<string, byte[]> Of(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    /// <summary>What every message of ours carries.</summary>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> For(Guid id, int schema)
    {
        List<KeyValuePair<string, byte[]>> headers = [Of(Id, id.ToString()), Of(Schema, schema.ToString(CultureInfo.InvariantCulture))];
        if (Activity.Current?.Id is { } trace)
        {
            headers.Add(Of(Trace, trace));
        }

        return headers;
    }

    public static IReadOnlyList<KeyValuePair<string, byte[]>> Read(Headers headers) => [.. headers.Select(header => new KeyValuePair<string, byte[]>(header.Key, header.GetValueBytes()))];

    public static Guid? ReadId(IReadOnlyList<KeyValuePair<string, byte[]>> headers) =>
        headers.LastOrDefault(header => header.Key == Id).Value is { } value && Guid.TryParse(Encoding.UTF8.GetString(value), out var id) ? id : null;
}
