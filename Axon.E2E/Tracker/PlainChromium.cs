using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Axon.E2E.Tracker;

/// <summary>A Chromium as people have it, with one page. Playwright's own turns off what is tried here: pages drawn in advance, and pages kept to go back to.</summary>
internal sealed class PlainChromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder;
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private int _calls;

    private PlainChromium(string folder, Process process) => (_folder, _process) = (folder, process);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
            await CallAsync("Network.setCookie", new { name, value, url });
        }
    }

    /// <summary>Leads the page to an address, as the address bar does.</summary>
    public async Task GoAsync(string url)
    {
        await CallAsync("Page.navigate", new { url });
        await UntilAsync($"location.href === '{url}' && document.readyState === 'complete'");
    }

    /// <summary>Evaluated in whatever the page is by now.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression) =>
        (await CallAsync("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true }))?["result"]?["value"];

    public async Task UntilAsync(string expression)
    {
        for (var watch = Stopwatch.StartNew(); (await EvaluateAsync($"({expression}) === true"))?.GetValue<bool>() != true;)
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

        using var http = new HttpClient();
        var pages = await http.GetStringAsync(new Uri($"http://127.0.0.1:{(await File.ReadAllLinesAsync(port, Stop))[0]}/json"), Stop);
        var page = JsonNode.Parse(pages)!.AsArray().Single(target => target!["type"]!.GetValue<string>() == "page")!; // Chromium lists its targets so
        await _socket.ConnectAsync(new Uri(page["webSocketDebuggerUrl"]!.GetValue<string>()), Stop); // as above
        await CallAsync("Page.enable", new { });
        await CallAsync("Page.setBypassCSP", new { enabled = true });
    }

    /// <summary>One call at a time; events in between are not looked at.</summary>
    private async Task<JsonNode?> CallAsync(string method, object parameters)
    {
        var id = ++_calls;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, endOfMessage: true, Stop);
        while (true)
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

            if (JsonNode.Parse(message.ToArray()) is { } answer && answer["id"]?.GetValue<int>() == id)
            {
                return answer["error"] is { } error ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{method}: {error}")) : answer["result"];
            }
        }
    }
}
