namespace Axon.E2E.Hosting;

/// <summary>Kafka and Elasticsearch, ready to start: beside the repository in <c>shared/servers</c>, or where <c>AXON_SERVERS</c> says.</summary>
internal static class SharedServers
{
    /// <summary>The folder; skips the test where there is none, fails it where <c>AXON_REQUIRE_SERVERS=1</c>.</summary>
    public static string Folder()
    {
        if (Environment.GetEnvironmentVariable("AXON_SERVERS") is { Length: > 0 } given)
        {
            return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "servers") is var servers && Directory.Exists(servers))
            {
                return servers;
            }
        }

        const string Reason = "There is no folder shared/servers above the repository; set AXON_SERVERS to the folder that has kafka/run.sh and elasticsearch/run.sh";
        Assert.False(Environment.GetEnvironmentVariable("AXON_REQUIRE_SERVERS") == "1", Reason);
        Assert.Skip(Reason);
        return Reason;
    }
}
