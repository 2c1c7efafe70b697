using System.Runtime.InteropServices;

namespace Axon.Core.Streams;

/// <summary>The native client, which is the system's own: Debian's package librdkafka1.</summary>
internal static class KafkaLibrary
{
    private static readonly Lazy<bool> Found = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(Confluent.Kafka.Library).Assembly, (name, assembly, path) => Name(name) is { } real ? NativeLibrary.Load(real, assembly, path) : 0);
        return true;
    });

    /// <summary>Before the first client. A second call does nothing.</summary>
    /// <exception cref="InvalidOperationException">The library is not installed.</exception>
    public static void Load()
    {
        _ = Found.Value;
        try
        {
            Confluent.Kafka.Library.Load();
        }
        catch (Exception exception) when (exception is DllNotFoundException or InvalidOperationException)
        {
            throw new InvalidOperationException("librdkafka is not installed. Run: apt-get install librdkafka1", exception);
        }
    }

    private static string? Name(string asked) =>
        asked == "libdl" ? "libdl.so.2"
        : asked.Contains("librdkafka", StringComparison.Ordinal) ? "librdkafka.so.1"
        : null;
}
