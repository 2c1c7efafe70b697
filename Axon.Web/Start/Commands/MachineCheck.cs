using System.Globalization;
using System.Net.NetworkInformation;
using Axon.Core.Infrastructure.LocalServers;

namespace Axon.Web.Start.Commands;

/// <summary>What the machine brings: the runtime, Debian's packages, room on the disk, the port.</summary>
internal static class MachineCheck
{
    private const long LowOnDisk = 2L << 30;

    public static IEnumerable<Finding> Look(string data, int port, bool ownServers)
    {
        yield return new Finding(".NET", Environment.Version.ToString());
        if (!ownServers)
        {
            var missing = ServerBinary.MissingPackages();
            yield return missing.Count == 0
                ? new Finding("Servers", "mariadbd and redis-server are installed")
                : new Finding("Servers", $"missing: {string.Join(", ", missing)}", $"apt-get install {string.Join(' ', missing)}");
        }

        yield return ServerBinary.TryFind("vipsthumbnail") is null
            ? new Finding("Pictures", "vipsthumbnail is missing: uploads are refused", "apt-get install libvips-tools")
            : new Finding("Pictures", "vipsthumbnail is installed");
        yield return Room(data);
        yield return IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port)
            ? new Finding("Port", $"something listens on {port}; fine when it is Axon")
            : new Finding("Port", $"{port} is free");
    }

    private static Finding Room(string data)
    {
        var existing = new DirectoryInfo(data);
        while (!existing.Exists && existing.Parent is not null)
        {
            existing = existing.Parent;
        }

        var free = new DriveInfo(existing.FullName).AvailableFreeSpace;
        var words = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):F1} GB free for {data}");
        return free < LowOnDisk ? new Finding("Disk", words, "Make room, or choose another folder with --data: MariaDB stops writing on a full disk.") : new Finding("Disk", words);
    }
}

/// <summary>One thing the doctor looked at. With a <paramref name="Todo"/> it is a problem.</summary>
internal sealed record Finding(string Subject, string Words, string? Todo = null)
{
    public bool IsProblem => Todo is not null;
}
