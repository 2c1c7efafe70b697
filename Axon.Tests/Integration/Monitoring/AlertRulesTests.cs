using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Axon.Core;
using Axon.Tests.Architecture;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Servers;
using Axon.Workers.Hosting;
using Axon.Workers.Monitoring;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Monitoring;

/// <summary>The alerts that are delivered work, speak of metrics that exist, and lead somewhere.</summary>
public sealed partial class AlertRulesTests(PrivateServers servers)
{
    private static string Rules => File.ReadAllText(Path.Combine(SourceTree.Root, "monitoring", "alerts.yml"));

    [Theory]
    [InlineData("check rules monitoring/alerts.yml")]
    [InlineData("test rules monitoring/alerts.test.yml")]
    public async Task Rules_AskedOfPromtool_AreRight(string arguments)
    {
        var (code, said) = await Promtool.RunAsync(arguments);

        Assert.True(code == 0, said);
    }

    [Fact]
    public void Rules_EachHaveATest()
    {
        var tests = File.ReadAllText(Path.Combine(SourceTree.Root, "monitoring", "alerts.test.yml"));

        Assert.All(AlertName().Matches(Rules).Select(match => match.Groups[1].Value), name => Assert.Matches($"alertname: {name}\\n +exp_alerts:", tests));
    }

    [Fact]
    public async Task Rules_SpeakOfMetricsThatTheProcessHas()
    {
        await using var app = await AccountsApp.CreateAsync(servers, nameof(AlertRulesTests));
        HashSet<string> known = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                lock (known)
                {
                    known.Add(PrometheusText.Name(instrument.Name, instrument.Unit, instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal)));
                }
            },
        };
        listener.Start();
        foreach (var type in typeof(AxonCore).Assembly.GetTypes().Concat(typeof(WorkerMetrics).Assembly.GetTypes()).Where(type => type.Name.EndsWith("Metrics", StringComparison.Ordinal) && type.IsClass))
        {
            // Those of the other profile are not registered here.
            _ = app.Services.GetService(type) ?? ActivatorUtilities.CreateInstance(app.Services, type);
        }

        app.Services.GetRequiredService<WorkerMetrics>().Watch();
        var named = MetricName().Matches(Rules).Select(match => Regex.Replace(match.Value, "_(bucket|sum|count)$", "")).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void Rules_LeadToASectionOfTheRunbook()
    {
        var sections = Heading().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "runbook.md")))
            .Select(match => Regex.Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "[^\\w\\- ]", "").Replace(' ', '-')).ToHashSet();
        var alerts = AlertName().Count(Rules);
        var named = Runbook().Matches(Rules).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(alerts, named.Count);
        Assert.All(named, name => Assert.Contains(name, sections));
    }

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex AlertName();

    [GeneratedRegex(@"\baxon_[a-z_]+")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"runbook: docs/runbook\.md#(\S+)")]
    private static partial Regex Runbook();
}
