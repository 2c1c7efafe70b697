using System.ComponentModel;
using System.Diagnostics;

namespace Axon.Core.Catalog.Images;

/// <summary>Runs one libvips tool inside limits.</summary>
internal static class VipsProcess
{
    private const int OutputLimit = 64 * 1024;
    private static readonly TimeSpan WallTime = TimeSpan.FromSeconds(15);

    // 1 GB of address space, 10 s of processor, files up to 64 MB, no core dumps.
    private static readonly string[] Limits = ["--as=1000000000", "--cpu=10", "--fsize=67108864", "--core=0"];

    // What the decoders say, as warnings only, about a picture whose end is missing.
    private static readonly string[] Damaged = ["not enough data", "remature end", "runcated", "orrupt", "nvalid SOS", "nexpected end"];

    /// <summary>What the tool printed, or null when it failed, was stopped by a limit, or complained that the picture is damaged.</summary>
    /// <exception cref="Win32Exception">libvips-tools or util-linux is not installed.</exception>
    public static async Task<string?> RunAsync(string tool, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("prlimit", [.. Limits, "--", tool, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // Only the decoders that libvips trusts with hostile input; nothing of our environment (connection strings) goes along.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} could not be started");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(WallTime);
        process.StandardInput.Close();
        try
        {
            var output = ReadAsync(process.StandardOutput, limit.Token);
            var damaged = await SaysDamagedAsync(process, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            var text = await output;
            return process.ExitCode == 0 && !damaged ? text : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[OutputLimit];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        return new string(buffer, 0, length);
    }

    // Stops at the first complaint: a bomb complains hundreds of thousands of times.
    private static async Task<bool> SaysDamagedAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            // A picture whose colour profile is broken is shown without it.
            if (Array.Exists(Damaged, word => line.Contains(word, StringComparison.Ordinal)) && !line.Contains("profile", StringComparison.Ordinal))
            {
                process.Kill(entireProcessTree: true);
                return true;
            }
        }

        return false;
    }
}
