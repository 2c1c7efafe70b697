using Axon.Core.Kernel;
using Confluent.Kafka;

namespace Axon.Core.Streams;

/// <summary>Sends messages so that each is written once and in order for its key, and returns when the brokers have them.</summary>
/// <remarks>
/// One for the process, shared by all: librdkafka batches what waits together. A message that was not acknowledged in time may have been written all the
/// same, or be written yet, so readers know every message by its id. Whoever sends it again stands behind it in the same queue.
/// </remarks>
internal sealed class KafkaProducer(KafkaClients clients, KafkaTopicMaker topics, KafkaMetrics metrics) : IDisposable
{
    private const int LingerMs = 10;

    /// <summary>What stands around a message and around a batch, at most.</summary>
    private const int Around = 512;

    /// <summary>librdkafka's own, which a topic may be too small for: it never splits a batch that a broker refuses.</summary>
    private const int LargestBatch = 1_000_000;

    /// <summary>
    /// For how many of <see cref="KafkaOptions.SendTimeout"/> a message is tried: longer than brokers need to replace a dead one of theirs. Every message whose
    /// time ends under way costs a new connection, behind which the word of new leaders waits, and a new count of all that is written.
    /// </summary>
    private const int TriedFor = 10;

    /// <summary>How long a broker itself waits for the copies of a message: shorter than a client waits for the broker, which would take it for dead.</summary>
    private static readonly TimeSpan CopiedWithin = TimeSpan.FromSeconds(3);

    private readonly Lock _building = new();
    private IProducer<byte[]?, byte[]?>? _producer;
    private bool _disposed;

    /// <summary>Has the client connect and get its number from the brokers, which takes it up to a second and is not the first message's to wait for. The topics must be there.</summary>
    public void Open() => Producer();

    /// <summary>For each message null, or why it is not known to be written. <see cref="ErrorCode.MsgSizeTooLarge"/> only for one that is too large alone.</summary>
    /// <param name="limit">How long to wait for that, instead of <see cref="KafkaOptions.SendTimeout"/>. The message is tried for longer.</param>
    /// <exception cref="StoreUnavailableException">The topics are not there yet and the brokers do not answer.</exception>
    public async Task<IReadOnlyList<Error?>> SendAsync(KafkaTopic topic, IReadOnlyList<KafkaMessage> messages, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        await topics.EnsureAsync(cancellationToken);
        var sending = new KafkaSending(messages.Count);
        var (name, producer) = (topic.FullName(clients.Options), Producer());
        for (var i = 0; i < messages.Count; i++)
        {
            Enqueue(producer, name, messages[i], sending, i);
        }

        // Not cancelled, because what is sent is sent.
        var most = topics.MostBytes;
        IReadOnlyList<Error?> errors = [.. (await sending.KnownAsync(limit ?? clients.Options.SendTimeout)).Select((error, i) => Judge(error, messages[i], most))];
        foreach (var error in errors.OfType<Error>())
        {
            metrics.Failed(name, error.Code.ToString());
            Renew(producer, error);
        }

        metrics.Sent(name, errors.Count(error => error is null));
        return errors;
    }

    /// <summary>A message that fits and is refused for its size was in a batch that is too large by now: the topic takes less than it did. Not the message's fault.</summary>
    private static Error? Judge(Error? error, KafkaMessage message, int most) =>
        error?.Code == ErrorCode.MsgSizeTooLarge && (message.Key?.Length ?? 0) + (message.Value?.Length ?? 0) + HeaderBytes(message) + Around <= most
            ? new Error(ErrorCode.RecordListTooLarge, error.Reason)
            : error;

    private static int HeaderBytes(KafkaMessage message) => message.Headers.Sum(header => header.Key.Length + header.Value.Length + 10);

    /// <summary>As above, for a caller to whom all or nothing matters.</summary>
    /// <exception cref="StoreUnavailableException">Some are not known to be written.</exception>
    public async Task SendAllAsync(KafkaTopic topic, IReadOnlyList<KafkaMessage> messages, CancellationToken cancellationToken)
    {
        if ((await SendAsync(topic, messages, cancellationToken)).FirstOrDefault(error => error is not null) is { } error)
        {
            throw KafkaClients.Unavailable(error);
        }
    }

    public void Dispose()
    {
        lock (_building)
        {
            _disposed = true;
            // Whoever still waits is answered first.
            _producer?.Flush(clients.Options.SendTimeout);
            _producer?.Dispose();
            _producer = null;
        }
    }

    private static void Enqueue(IProducer<byte[]?, byte[]?> producer, string topic, KafkaMessage message, KafkaSending sending, int number)
    {
        try
        {
            producer.Produce(topic, new Message<byte[]?, byte[]?> { Key = message.Key, Value = message.Value, Headers = Headers(message) }, report => sending.End(number, report.Error.IsError ? report.Error : null));
        }
        catch (KafkaException exception)
        {
            // The local queue is full, or the message can never be sent.
            sending.End(number, exception.Error);
        }
        catch (ObjectDisposedException)
        {
            sending.End(number, new Error(ErrorCode.Local_Destroy));
        }
    }

    private static Headers? Headers(KafkaMessage message)
    {
        if (message.Headers.Count == 0)
        {
            return null;
        }

        var headers = new Headers();
        foreach (var (name, value) in message.Headers)
        {
            headers.Add(name, value);
        }

        return headers;
    }

    private IProducer<byte[]?, byte[]?> Producer()
    {
        lock (_building)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _producer ??= Build();
        }
    }

    /// <summary>
    /// An idempotent producer that lost count of what it has written must never send again, and one that makes too large batches, or whose topics have gone, not
    /// as it is: the next message gets a new one.
    /// </summary>
    private void Renew(IProducer<byte[]?, byte[]?> broken, Error error)
    {
        var stale = error.Code is ErrorCode.RecordListTooLarge or ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition;
        if (stale)
        {
            topics.LookAgain();
        }

        lock (_building)
        {
            if ((stale || error.IsFatal || error.Code == ErrorCode.Local_Fatal) && ReferenceEquals(_producer, broken))
            {
                _producer = null;
                broken.Dispose();
            }
        }
    }

    private IProducer<byte[]?, byte[]?> Build()
    {
        var options = clients.Options;
        var config = new ProducerConfig
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            CompressionType = CompressionType.Lz4,
            LingerMs = LingerMs,
            BatchSize = Math.Clamp(topics.MostBytes - Around, 1, LargestBatch),
            MessageTimeoutMs = (int)(options.SendTimeout * TriedFor).TotalMilliseconds,
            RequestTimeoutMs = (int)CopiedWithin.TotalMilliseconds,
            QueueBufferingMaxMessages = options.SendQueue,
            QueueBufferingMaxKbytes = 128 * 1024,
            DeliveryReportFields = "status",
        };
        // Unlike a consumer, a producer asks for a topic that is not there in a way that makes it.
        config.Set("allow.auto.create.topics", "false");
        return new ProducerBuilder<byte[]?, byte[]?>(clients.With(config))
            .SetErrorHandler((_, error) => clients.OnError(error)).SetLogHandler((_, message) => clients.OnLog(message)).Build();
    }
}
