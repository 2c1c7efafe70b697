using System.Security.Cryptography;

namespace Axon.Web.Features.Tracking;

/// <summary>The tracker as this build serves it, and the proof of its content that pages give to the browser.</summary>
public sealed class TrackerScript(IWebHostEnvironment environment)
{
    public const string File = "s/a.js";
    private readonly Lazy<string> _integrity = new(() => ReadIntegrity(environment));
    private readonly Lazy<string> _overlay = new(ReadOverlay);

    /// <summary>True for the script under its plain name and under the one that changes with its content.</summary>
    public static bool IsAt(PathString path) => path.StartsWithSegments("/s", out var rest) && rest.Value is ['/', 'a', '.', ..] && rest.Value.EndsWith(".js", StringComparison.Ordinal);

    public string Integrity => _integrity.Value;

    public string Overlay => _overlay.Value;

    private static string ReadIntegrity(IWebHostEnvironment environment)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo(File).CreateReadStream();
        return "sha384-" + Convert.ToBase64String(SHA384.HashData(stream));
    }

    private static string ReadOverlay()
    {
        using var reader = new StreamReader(typeof(TrackerScript).Assembly.GetManifestResourceStream("a-debug.js")
            ?? throw new InvalidOperationException("The overlay is not in the assembly"));
        return reader.ReadToEnd();
    }
}
