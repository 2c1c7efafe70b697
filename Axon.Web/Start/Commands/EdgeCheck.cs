using System.Globalization;
using System.Net.Http.Headers;
using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Web.Http;

namespace Axon.Web.Start.Commands;

/// <summary>What stands between Axon and the world: the key that the database does not hold, and the proxy in front.</summary>
internal static class EdgeCheck
{
    /// <param name="given">The stores are somebody else's.</param>
    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, string data, int port, bool given, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        if (given)
        {
            findings.Add(string.IsNullOrEmpty(configuration[InstallationKey.Setting])
                ? new Finding("Key", $"{InstallationKey.Setting} is not set: a copy of the database signs anybody in, and its audit log can be forged", $"Set {InstallationKey.Setting} to the same secret for every process: openssl rand -hex 32")
                : new Finding("Key", $"{InstallationKey.Setting} is set"));
        }

        if (await ReadAsync(configuration[RunningServers.TokenSetting] ?? RunningServers.Token(data), port, cancellationToken) is not { } metrics)
        {
            return findings;
        }

        findings.Add(Value(metrics) > 0
            ? new Finding("Proxy", "requests come through a proxy that is not trusted: everybody shares its address, HTTPS is taken for HTTP, and the tracker's events are not taken from browsers that do not send Sec-Fetch-Site", $"Name its address in {EdgeStartup.Proxies}; the log of Axon says which it is.")
            : new Finding("Proxy", "no request came through a proxy that is not trusted"));
        return findings;
    }

    /// <summary>What the Axon on this port has counted, or null when none answers to this token.</summary>
    private static async Task<string?> ReadAsync(string? token, int port, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/metrics")), cancellationToken);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(cancellationToken) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    internal static double Value(string metrics) => metrics.Split('\n')
        .Where(line => line.StartsWith(ProxyWatch.Metric.Replace('.', '_') + "_total", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
