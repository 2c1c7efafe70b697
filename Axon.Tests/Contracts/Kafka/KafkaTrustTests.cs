using System.Collections.Concurrent;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Streams;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>Brokers over TLS that ask for a name and a password, by the settings that docs/runbook.md shows.</summary>
public sealed class KafkaTrustTests(SecureKafka kafka) : IClassFixture<SecureKafka>
{
    [Fact]
    public async Task Facts_SentOverTlsWithAPassword_AreRead()
    {
        await using var bench = Bench(kafka.Address, kafka.CaFile, SecureKafka.Password);
        ConcurrentQueue<Fact> seen = new();
        Fact[] facts = [KafkaBench.Fact("a", 1), KafkaBench.Fact("b", 2)];

        await bench.SendAsync(facts);
        await using var reader = TestReader.Start(bench.Facts(), "g", message =>
        {
            seen.Enqueue(message.Value!); // only facts were sent
            return StreamVerdict.Done;
        });
        await Wait.UntilAsync("both are read", () => seen.Count == facts.Length);

        Assert.Equal(facts.OrderBy(fact => fact.Id), seen.OrderBy(fact => fact.Id));
    }

    [Theory]
    [InlineData("an authority that did not sign it", "certificate verify failed")]
    [InlineData("a certificate for another name", "certificate verify failed")]
    [InlineData("a wrong password", "Authentication failed")]
    public async Task Send_WhenOneDoesNotTrustTheOther_SaysWhyAndWritesNothing(string what, string why)
    {
        using var theirs = new TestAuthority();
        await using var right = Bench(kafka.Address, kafka.CaFile, SecureKafka.Password);
        await right.SendAsync(KafkaBench.Fact("a", 1));
        var (log, prefix) = (new WrittenLog<KafkaClients>(), right.Options.Prefix);
        await using var wrong = what switch
        {
            "an authority that did not sign it" => Bench(kafka.Address, theirs.File, SecureKafka.Password, prefix, log),
            "a certificate for another name" => Bench(kafka.MisnamedAddress, kafka.CaFile, SecureKafka.Password, prefix, log),
            _ => Bench(kafka.Address, kafka.CaFile, "wrong-password", prefix, log),
        };

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => wrong.SendAsync(KafkaBench.Fact("b", 2)));

        Assert.Contains(log.Lines, line => line.Contains(why, StringComparison.OrdinalIgnoreCase));
        Assert.All([failure.ToString(), .. log.Lines], text => Assert.DoesNotContain("-password", text, StringComparison.Ordinal));
        await using var plain = new KafkaBench(kafka.PlainAddress, nameof(KafkaTrustTests), options => options.Prefix = prefix);
        Assert.Equal(1, await plain.EndAsync(KafkaTopics.Fact));
    }

    private static KafkaBench Bench(string address, string caFile, string password, string? prefix = null, WrittenLog<KafkaClients>? log = null) => new(
        address,
        nameof(KafkaTrustTests),
        options =>
        {
            options.Prefix = prefix ?? options.Prefix;
            options.Client["security.protocol"] = "sasl_ssl";
            options.Client["ssl.ca.location"] = caFile;
            options.Client["sasl.mechanisms"] = "PLAIN";
            options.Client["sasl.username"] = SecureKafka.User;
            options.Client["sasl.password"] = password;
        },
        log);
}
