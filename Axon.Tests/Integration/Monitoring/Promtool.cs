using System.Diagnostics;
using Axon.Tests.Architecture;

namespace Axon.Tests.Integration.Monitoring;

/// <summary>Prometheus' own judge of rules and metrics.</summary>
internal static class Promtool
{
    private const string Program = "/usr/bin/promtool";

    /// <summary>Runs it in the repository's root; answers how it ended and all it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string arguments, string input = "")
    {
        if (!File.Exists(Program))
        {
            const string Reason = "promtool is missing; run: apt-get install prometheus";
            Assert.False(Environment.GetEnvironmentVariable("AXON_REQUIRE_SERVERS") == "1", Reason);
            Assert.Skip(Reason);
        }

        using var process = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = SourceTree.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!; // a program that exists
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, string.Concat(await said));
    }
}
