using System.Globalization;

namespace Axon.Tests.Servers;

/// <summary>Folders that belong to one test run, in memory where the machine has room.</summary>
public static class TestFolder
{
    private const long Room = 2L << 30;

    private static string Root { get; } = Path.Combine(
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > Room ? "/dev/shm" : Path.GetTempPath(),
        "axon-tests");

    /// <summary>A new empty folder.</summary>
    public static string Create(string purpose)
    {
        var path = Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{purpose}-{Guid.NewGuid().ToString("N")[..8]}"));
        Directory.CreateDirectory(path);
        return path;
    }

    public static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Removes what runs that were killed left behind, with the servers that still serve it.</summary>
    public static void SweepAbandoned()
    {
        Directory.CreateDirectory(Root);
        foreach (var folder in Directory.GetDirectories(Root))
        {
            var owner = Path.GetFileName(folder).Split('-')[0];
            if (!Directory.Exists($"/proc/{owner}"))
            {
                StopServersOf(folder);
                Delete(folder);
            }
        }
    }

    private static void StopServersOf(string folder)
    {
        foreach (var file in Directory.Exists(Path.Combine(folder, "run")) ? Directory.GetFiles(Path.Combine(folder, "run"), "*.pid") : [])
        {
            var id = File.ReadAllText(file).Trim();
            if (File.Exists($"/proc/{id}/cmdline") && File.ReadAllText($"/proc/{id}/cmdline").Contains(folder, StringComparison.Ordinal))
            {
                using var process = System.Diagnostics.Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
                process.Kill();
                process.WaitForExit(TimeSpan.FromSeconds(5));
            }
        }
    }
}
