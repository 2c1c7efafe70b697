using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;

namespace Axon.Web.Start.Commands;

/// <summary><c>doctor</c>: what is missing or wrong, in words, with what to do. Changes nothing; exit code 1 when there is a problem.</summary>
internal static class DoctorConsole
{
    private const int DefaultPort = 5080;

    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = WebApplication.CreateBuilder(args).Configuration;
        var findings = await LookAsync(configuration, CancellationToken.None);
        foreach (var finding in findings)
        {
            Console.WriteLine($"  {(finding.IsProblem ? "✗" : "✓")} {finding.Subject}: {finding.Words}");
            if (finding.Todo is { } todo)
            {
                Console.WriteLine($"      → {todo}");
            }
        }

        var problems = findings.Count(finding => finding.IsProblem);
        Console.WriteLine(problems == 0 ? "\nNothing is wrong." : $"\n{problems} to look at.");
        return problems == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(ConfigurationManager configuration, CancellationToken cancellationToken)
    {
        var data = Path.GetFullPath(configuration["Axon:DataDirectory"] ?? new AxonOptions().DataDirectory);
        StoreConnectionStrings? given;
        try
        {
            given = StoreConnectionStrings.From(configuration);
        }
        catch (InvalidOperationException exception)
        {
            return [new Finding("Settings", exception.Message, "Set or unset both.")];
        }

        var findings = new List<Finding>(MachineCheck.Look(data, configuration.GetValue("port", DefaultPort), given is not null));
        var stores = given;
        if (given is null)
        {
            var running = DataFolder.IsTaken(data);
            findings.Add(new Finding("Data folder", running ? $"{data}, in use by a running Axon" : Directory.Exists(data) ? $"{data}, not in use" : $"{data} will be made by the first start"));
            var left = running ? [] : RunningServers.Living(data).Where(server => server.Name != "watch").ToList();
            if (left.Count > 0)
            {
                findings.Add(new Finding(
                    "Left behind",
                    $"{string.Join(", ", left.Select(server => $"{server.Name} (process {server.ProcessId})"))} outlived an Axon that was killed",
                    "./axon run goes on with them; by themselves they end five minutes after their Axon."));
            }

            stores = running ? RunningServers.Find(data) : null;
        }

        findings.AddRange(await EdgeCheck.LookAsync(configuration, data, configuration.GetValue("port", DefaultPort), given is not null, cancellationToken));
        if (stores is null)
        {
            findings.Add(new Finding("Axon", "does not run here now; ./axon run starts it"));
            return findings;
        }

        findings.AddRange(await DatabaseCheck.LookAsync(stores.MySql, cancellationToken));
        findings.AddRange(await RedisCheck.LookAsync(stores.Redis, cancellationToken));
        return findings;
    }
}
