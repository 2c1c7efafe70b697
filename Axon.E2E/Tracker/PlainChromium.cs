using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Axon.E2E.Tracker;

/// <summary>A Chromium as people have it, with one tab. Playwright's own turns off what is tried here: pages drawn in advance, and pages kept to go back to.</summary>
/// <remarks>Whoever talks to a page by itself keeps its browser from drawing others in advance; so the tab is what is attached to, and it brings its pages.</remarks>
internal sealed class PlainChromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const int NoSuchPage = -32001;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder;
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();

    // The one that is shown is the oldest: when another is shown instead, it goes.
    private readonly List<string> _pages = [];
    private int _calls;

    private PlainChromium(string folder, Process process) => (_folder, _process) = (folder, process);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Pages that the tab holds besides the one that is shown.</summary>
    public int DrawnInAdvance => _pages.Count - 1;

    public static async Task<PlainChromium> StartAsync()
    {
        Hosting.Requirements.Need(File.Exists(Program) ? [] : ["chromium"]);
        var folder = Directory.CreateTempSubdirectory("axon-e2e-chromium-").FullName;
        string[] arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", $"--user-data-dir={folder}", "about:blank"];
        var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("Chromium did not start");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var browser = new PlainChromium(folder, process);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch (Exception)
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a person's browser remembers before it comes.</summary>
    public async Task RememberAsync(string url, params (string Name, string Value)[] cookies)
    {
        foreach (var (name, value) in cookies)
        {
            await CallAsync("Storage.setCookies", new { cookies = new[] { new { name, value, url } } });
        }
    }

    /// <summary>Leads the page to an address, as the address bar does.</summary>
    public async Task GoAsync(string url)
    {
        await CallAsync("Page.navigate", new { url }, _pages[0]);
        await UntilAsync($"location.href === '{url}' && document.readyState === 'complete'");
    }

    /// <summary>Evaluated in the page that is shown by now; null also when that page goes meanwhile.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression) =>
        (await CallAsync("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true }, _pages[0]))?["result"]?["value"];

    public async Task UntilAsync(string expression, Func<bool>? and = null)
    {
        for (var watch = Stopwatch.StartNew(); (await EvaluateAsync($"({expression}) === true"))?.GetValue<bool>() != true || and?.Invoke() == false;)
        {
            Assert.True(watch.Elapsed < Patience, expression);
            await Task.Delay(50, Stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ConnectAsync()
    {
        var port = Path.Combine(_folder, "DevToolsActivePort");
        for (var watch = Stopwatch.StartNew(); !File.Exists(port) || (await File.ReadAllLinesAsync(port, Stop)).Length < 2;)
        {
            Assert.True(watch.Elapsed < Patience, "Chromium names no port");
            await Task.Delay(50, Stop);
        }

        var lines = await File.ReadAllLinesAsync(port, Stop);
        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), Stop);
        var tabs = await CallAsync("Target.getTargets", new { filter = new[] { new { type = "tab" } } });
        var tab = await CallAsync("Target.attachToTarget", new { targetId = tabs!["targetInfos"]![0]!["targetId"]!.GetValue<string>(), flatten = true }); // Chromium starts with one
        await CallAsync("Target.setAutoAttach", new { autoAttach = true, waitForDebuggerOnStart = false, flatten = true }, tab!["sessionId"]!.GetValue<string>()); // as above
        await CallAsync("Page.enable", new { }, _pages[0]);
        await CallAsync("Page.setBypassCSP", new { enabled = true }, _pages[0]);
    }

    /// <summary>One call at a time; of what happens in between, pages are noted that come and go. Null when the page that is asked goes.</summary>
    private async Task<JsonNode?> CallAsync(string method, object parameters, string? page = null)
    {
        var id = ++_calls;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = JsonSerializer.SerializeToNode(parameters) };
        if (page is not null)
        {
            call["sessionId"] = page;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, endOfMessage: true, Stop);
        while (true)
        {
            var message = await ReceiveAsync();
            if (message["id"]?.GetValue<int>() == id)
            {
                return message["error"] is not { } error ? message["result"]
                    : error["code"]!.GetValue<int>() == NoSuchPage ? null // every error has a code
                    : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{method}: {error}"));
            }

            Note(message);
            if (page is not null && message["method"]?.GetValue<string>() == "Target.detachedFromTarget" && message["params"]!["sessionId"]!.GetValue<string>() == page) // it says which
            {
                return null;
            }
        }
    }

    private void Note(JsonNode message)
    {
        var parameters = message["params"];
        switch (message["method"]?.GetValue<string>())
        {
            case "Target.attachedToTarget" when parameters!["targetInfo"]!["type"]!.GetValue<string>() == "page": // it says what
                _pages.Add(parameters["sessionId"]!.GetValue<string>()); // and by which name
                break;
            case "Target.detachedFromTarget":
                _pages.Remove(parameters!["sessionId"]!.GetValue<string>()); // as above
                break;
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), Stop);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(message.ToArray())!; // never the text "null"
    }
}
