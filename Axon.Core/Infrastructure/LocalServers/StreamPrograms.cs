namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The folder with Kafka and Elasticsearch ready to start: <c>kafka/run.sh</c> and <c>elasticsearch/run.sh</c>, which need Java 17.</summary>
public sealed record StreamPrograms(string Kafka, string Elasticsearch)
{
    /// <exception cref="LocalServersException">The folder lacks one of them, or Java is missing; says what to do.</exception>
    public static StreamPrograms In(string? directory)
    {
        if (directory is null || !Directory.Exists(directory))
        {
            throw new LocalServersException(
                "The Distributed profile needs Kafka and Elasticsearch. Give addresses in Kafka:Servers and Search:Nodes, or name in AXON_SERVERS a folder that has kafka/run.sh and elasticsearch/run.sh.");
        }

        if (ServerBinary.TryFind("java") is null)
        {
            throw new LocalServersException("Kafka and Elasticsearch need Java. Run: apt-get install openjdk-17-jre-headless");
        }

        return new StreamPrograms(Program(directory, "kafka"), Program(directory, "elasticsearch"));
    }

    private static string Program(string directory, string name)
    {
        var program = Path.Combine(Path.GetFullPath(directory), name, "run.sh");
        return File.Exists(program) ? program : throw new LocalServersException($"{program} does not exist. AXON_SERVERS must name a folder that has kafka/run.sh and elasticsearch/run.sh.");
    }
}
