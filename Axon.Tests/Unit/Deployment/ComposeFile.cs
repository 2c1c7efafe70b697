using System.Text.RegularExpressions;
using Axon.Tests.Architecture;
using Microsoft.Extensions.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Axon.Tests.Unit.Deployment;

/// <summary>docker-compose.yml as Docker sees it, with every variable set to a word.</summary>
internal sealed partial class ComposeFile
{
    private readonly Dictionary<string, object> _file;

    private ComposeFile(Dictionary<string, object> file) => _file = file;

    public IReadOnlyList<string> Services => [.. Map(_file["services"]).Keys];

    public IReadOnlyList<string> Volumes => [.. Map(_file["volumes"]).Keys];

    /// <summary>Those that run Axon's own image.</summary>
    public IReadOnlyList<string> Own => [.. Services.Where(name => Service(name).ContainsKey("build"))];

    public static ComposeFile Read()
    {
        using var text = new StringReader(Variable().Replace(File.ReadAllText(Path.Combine(SourceTree.Root, "docker-compose.yml")), match => match.Groups[2].Success ? match.Groups[2].Value : "word"));
        var parser = new MergingParser(new Parser(text));
        return new ComposeFile(new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parser));
    }

    public IDictionary<string, object> Service(string name) => Map(Map(_file["services"])[name]);

    public IReadOnlyList<string> Command(string name) => [.. Service(name).TryGetValue("command", out var command) ? ((List<object>)command).Cast<string>() : []];

    public IReadOnlyDictionary<string, string> Environment(string name) => Service(name).TryGetValue("environment", out var environment)
        ? Map(environment).ToDictionary(pair => pair.Key, pair => (string)pair.Value)
        : [];

    public IReadOnlyList<string> DependsOn(string name) => [.. Service(name).TryGetValue("depends_on", out var depends) ? [.. Map(depends).Keys] : Array.Empty<string>()];

    /// <summary>What the process reads as its configuration.</summary>
    public IConfiguration Configuration(string name) => new ConfigurationBuilder()
        .AddInMemoryCollection(Environment(name).Select(pair => new KeyValuePair<string, string?>(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value))).Build();

    private static Dictionary<string, object> Map(object value) => ((Dictionary<object, object>)value).ToDictionary(pair => (string)pair.Key, pair => pair.Value);

    // ${NAME:?why} and ${NAME:-otherwise}; $$ is a dollar.
    [GeneratedRegex(@"(?<!\$)\$\{\w+(:\?[^}]*|:-([^}]*))?\}")]
    private static partial Regex Variable();
}
