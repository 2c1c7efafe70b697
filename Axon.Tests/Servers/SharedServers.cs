using Axon.Tests.Architecture;

namespace Axon.Tests.Servers;

/// <summary>The servers that lie beside the repository, ready to start: <c>../shared/servers</c>, or where <c>AXON_SERVERS</c> says.</summary>
public static class SharedServers
{
    /// <summary>The start script of a server, or the calling test is skipped: loudly, and never where <c>AXON_REQUIRE_SERVERS=1</c>.</summary>
    public static string Script(string server)
    {
        if (Find(server) is { } script)
        {
            return script;
        }

        var reason = $"{server}/run.sh is in no folder shared/servers above the repository; set AXON_SERVERS to the folder that has it";
        if (Environment.GetEnvironmentVariable("AXON_REQUIRE_SERVERS") == "1")
        {
            throw new InvalidOperationException(reason);
        }

        Assert.Skip(reason);
        return reason;
    }

    private static string? Find(string server)
    {
        if (Environment.GetEnvironmentVariable("AXON_SERVERS") is { Length: > 0 } given)
        {
            var script = Path.Combine(given, server, "run.sh");
            return File.Exists(script) ? script : null;
        }

        for (var folder = new DirectoryInfo(SourceTree.Root); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "shared", "servers", server, "run.sh");
            if (File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }
}
