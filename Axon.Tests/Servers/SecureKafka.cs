using System.Security.Cryptography.X509Certificates;
using Axon.Core.Infrastructure.LocalServers;

namespace Axon.Tests.Servers;

/// <summary>A broker that is reached over TLS and asks for a name and a password; the tests of a class share it.</summary>
public sealed class SecureKafka : IAsyncLifetime
{
    public const string User = "axon";
    public const string Password = "right-password";
    private readonly TestAuthority _authority = new();
    private readonly string _folder = TestFolder.Create("kafka-tls");
    private readonly KafkaBroker _broker;

    public SecureKafka()
    {
        var (plain, controller, secure, misnamed) = (FreePort.Next(), FreePort.Next(), FreePort.Next(), FreePort.Next());
        (Address, MisnamedAddress) = ($"127.0.0.1:{secure}", $"127.0.0.1:{misnamed}");
        string[] properties =
        [
            $"listeners=PLAINTEXT://127.0.0.1:{plain},CONTROLLER://127.0.0.1:{controller},SECURE://{Address},MISNAMED://{MisnamedAddress}",
            $"advertised.listeners=PLAINTEXT://127.0.0.1:{plain},SECURE://{Address},MISNAMED://{MisnamedAddress}",
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL,MISNAMED:SASL_SSL",
            .. Listener("secure", _authority.Issue()),
            .. Listener("misnamed", _authority.Issue("kafka.example")),
        ];
        _broker = KafkaBroker.Create(plain, controller, [], properties);
    }

    public string Address { get; }

    /// <summary>Its certificate is for another name.</summary>
    public string MisnamedAddress { get; }

    /// <summary>For the tests alone: it asks nothing.</summary>
    public string PlainAddress => _broker.Address;

    /// <summary>Of the authority that signed its certificates, as PEM.</summary>
    public string CaFile => _authority.File;

    public async ValueTask InitializeAsync() => await _broker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _authority.Dispose();
        TestFolder.Delete(_folder);
    }

    private IEnumerable<string> Listener(string name, X509Certificate2 certificate)
    {
        using (certificate)
        {
            var store = Path.Combine(_folder, name + ".pem");
            using var key = certificate.GetECDsaPrivateKey()!; // TestAuthority's are such
            File.WriteAllText(store, $"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n");
            return
            [
                $"listener.name.{name}.ssl.keystore.type=PEM",
                $"listener.name.{name}.ssl.keystore.location={store}",
                $"listener.name.{name}.sasl.enabled.mechanisms=PLAIN",
                $"listener.name.{name}.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_{User}=\"{Password}\";",
            ];
        }
    }
}
