using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Axon.Tests.Unit.Behavior;

public sealed class TrackerScriptTests
{
    [Fact]
    public void Tracker_Packed_IsAtMostFourKilobytes()
    {
        var script = File.ReadAllBytes(Path.Combine(Root(), "Axon.Web", "wwwroot", "s", "a.js"));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(script);
        }

        Assert.InRange(packed.Length, 1000, 4096);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
