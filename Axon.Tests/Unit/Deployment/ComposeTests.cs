using System.Reflection;
using System.Text.RegularExpressions;
using Axon.Core.Hosting;
using Axon.PaymentSimulator.Hosting;
using Axon.Tests.Architecture;
using Axon.Workers.Hosting;
using Microsoft.Extensions.Configuration;

namespace Axon.Tests.Unit.Deployment;

/// <summary>docker-compose.yml says what the programs understand.</summary>
public sealed partial class ComposeTests
{
    private static readonly ComposeFile Compose = ComposeFile.Read();

    // Read without options, in one place each.
    private static readonly string[] Plain =
        ["ConnectionStrings:MySql", "ConnectionStrings:Redis", "Kafka:Servers", "Search:Nodes", "role", "Axon:Demo", "Axon:DataDirectory", "Axon:Proxies:0", "Axon:HttpsOnly"];

    public static TheoryData<string> Programs => [.. Compose.Own];

    [Fact]
    public void Services_AreTheWholeDistributedProfile() =>
        Assert.Superset(new HashSet<string> { "mariadb", "redis", "kafka", "elasticsearch", "web" }, Compose.Services.ToHashSet());

    [Fact]
    public void Workers_DoEveryRoleOnce()
    {
        var roles = Compose.Own.Select(Compose.Command).Where(command => command.Contains("Axon.Workers.dll")).Select(command => command[command.ToList().IndexOf("--role") + 1]).ToList();

        Assert.All(roles, role => WorkerRoles.Parse(role));
        Assert.Equal(["consumer", "indexer", "jobs", "relay"], roles.Order());
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_ReadsEachOfItsSettings(string name)
    {
        if (Compose.Command(name)[0] == "Axon.PaymentSimulator.dll")
        {
            Assert.NotNull(CommandLine.Parse([.. Compose.Command(name).Skip(1)]));
            return;
        }

        var known = OptionKeys().Concat(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.All(Compose.Environment(name).Keys.Select(key => key.Replace("__", ":", StringComparison.Ordinal)), key => Assert.Contains(key, known));
        Assert.NotNull(StoreConnectionStrings.From(Compose.Configuration(name)));
        Assert.NotNull(StreamServers.From(Compose.Configuration(name)));
    }

    [Fact]
    public void Servers_ArePinnedKeepTheirDataAndAreWaitedFor()
    {
        var servers = Compose.Services.Except(Compose.Own).ToList();

        Assert.All(servers, name => Assert.Matches(@":\d", (string)Compose.Service(name)["image"]));
        Assert.All(servers, name => Assert.Contains(((List<object>)Compose.Service(name)["volumes"]).Cast<string>().Single().Split(':')[0], Compose.Volumes));
        Assert.All(Compose.Services.SelectMany(Compose.DependsOn).Distinct(), name => Assert.True(Compose.Service(name).ContainsKey("healthcheck"), name));
    }

    /// <summary>The keys of every options class, from where it is bound.</summary>
    private static IEnumerable<string> OptionKeys()
    {
        var types = new[] { typeof(StreamServers).Assembly, typeof(WorkerRoles).Assembly, typeof(Axon.Web.Ui.App).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)).ToLookup(type => type.Name);
        foreach (Match bound in SourceTree.Files(".cs").SelectMany(file => Bound().Matches(string.Join('\n', file.Code))))
        {
            foreach (var key in types[bound.Groups[1].Value].SelectMany(type => Keys(type, bound.Groups[2].Success ? bound.Groups[2].Value : Section(type))))
            {
                yield return key;
            }
        }
    }

    private static IEnumerable<string> Keys(Type options, string section) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => $"{section}:{property.Name}");

    private static string Section(Type options) => (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!; // the pattern found it

    [GeneratedRegex(@"AddOptions(?:WithValidateOnStart)?<(\w+)(?:, \w+)?>\(\)(?:\s*\.\w+\([^)]*\))*?\s*\.BindConfiguration\((?:""([\w:]+)""|\w+\.Section)\)")]
    private static partial Regex Bound();
}
