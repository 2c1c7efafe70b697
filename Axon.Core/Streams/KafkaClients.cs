using Axon.Core.Kernel;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Streams;

/// <summary>How this installation's clients are set up, and where they log.</summary>
internal sealed partial class KafkaClients(IOptions<KafkaOptions> options, ILogger<KafkaClients> logger)
{
    /// <summary>A broker that neither answers nor hangs up, because its host died, is left after that; librdkafka's own limit is a minute.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>How often to ask who leads: nobody says so of a broker that hangs.</summary>
    private static readonly TimeSpan AskLeadersEvery = TimeSpan.FromSeconds(2);

    /// <summary>librdkafka's own, which it would shorten to three times the above: too short for an outage.</summary>
    private static readonly TimeSpan KeepLeaders = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A topic that brokers do not know is gone after that. They are made before anything is sent, so that it need not be waited for; librdkafka's own half
    /// minute would be twice as long as a message is tried, and nobody would learn why.
    /// </summary>
    private static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(2);

    public KafkaOptions Options { get; } = options.Value;

    /// <summary>What all clients share; a setting of <see cref="KafkaOptions.Client"/> wins over it.</summary>
    public T With<T>(T config)
        where T : ClientConfig
    {
        config.BootstrapServers = Options.Servers;
        config.ClientId = $"axon-{Environment.MachineName}-{Environment.ProcessId}";
        config.ReconnectBackoffMs = 100;
        config.ReconnectBackoffMaxMs = 1000;
        config.SocketKeepaliveEnable = true;
        config.SocketTimeoutMs = (int)AnswerWithin.TotalMilliseconds;
        config.TopicMetadataRefreshIntervalMs = (int)AskLeadersEvery.TotalMilliseconds;
        config.MetadataMaxAgeMs = (int)KeepLeaders.TotalMilliseconds;
        config.TopicMetadataPropagationMaxMs = (int)GoneAfter.TotalMilliseconds;
        foreach (var (name, value) in Options.Client)
        {
            config.Set(name, value);
        }

        return config;
    }

    public IAdminClient Admin() =>
        new AdminClientBuilder(With(new AdminClientConfig())).SetErrorHandler((_, error) => OnError(error)).SetLogHandler((_, message) => OnLog(message)).Build();

    /// <summary>A consumer that is not meant to subscribe.</summary>
    public IConsumer<byte[], byte[]> Looker() => new ConsumerBuilder<byte[], byte[]>(With(new ConsumerConfig { GroupId = $"{Options.Prefix}.lag", EnableAutoCommit = false }))
        .SetErrorHandler((_, error) => OnError(error)).SetLogHandler((_, message) => OnLog(message)).Build();

    /// <summary>A client tells everything that it tries again by itself; only what it cannot mend is worth a line by default.</summary>
    public void OnError(Error error)
    {
        if (error.IsFatal || error.Code is not (ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut))
        {
            Log.Trouble(logger, error.Reason);
        }
    }

    public void OnLog(LogMessage message) => Log.Said(logger, message.Facility, message.Message);

    public static StoreUnavailableException Unavailable(Error error) => new("kafka", new KafkaException(error));

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Warning, "Kafka: {Reason}")]
        public static partial void Trouble(ILogger logger, string reason);

        [LoggerMessage(7002, LogLevel.Debug, "librdkafka, {Facility}: {Message}")]
        public static partial void Said(ILogger logger, string facility, string message);
    }
}
