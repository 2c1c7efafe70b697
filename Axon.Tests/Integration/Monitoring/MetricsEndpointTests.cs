using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using Axon.Workers.Hosting;
using Axon.Workers.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Axon.Tests.Integration.Monitoring;

public sealed class MetricsEndpointTests : IAsyncDisposable
{
    private const string Token = "a token of the scraper";
    private WebApplication? _app;

    [Fact]
    public async Task Metrics_OfEveryKind_ArePlainToPrometheus()
    {
        using var http = await StartAsync(Token);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var meter = _app!.Services.GetRequiredService<IMeterFactory>().Create("Axon.Sample"); // started above
        var (spoken, height) = (meter.CreateCounter<long>("axon.sample.words", description: "Words that were said"), meter.CreateUpDownCounter<double>("axon.sample.height"));
        var duration = meter.CreateHistogram<double>("axon.sample.duration", "s", "How long it took");
        meter.CreateObservableGauge("axon.sample.kept", () => 42L, "By", "Bytes that are kept");
        spoken.Add(2, new KeyValuePair<string, object?>("speaker", "a \"quoted\" \\ one\nof two lines"));
        spoken.Add(3, new KeyValuePair<string, object?>("speaker", "김민지"));
        height.Add(-1.5);
        duration.Record(0.003);
        duration.Record(700_000);

        using var answer = await http.GetAsync("/metrics", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("axon_sample_words_total{speaker=\"김민지\"} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("axon_sample_words_total{speaker=\"a \\\"quoted\\\" \\\\ one\\nof two lines\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("axon_sample_height -1.5\n", text, StringComparison.Ordinal);
        Assert.Contains("axon_sample_duration_seconds_bucket{le=\"+Inf\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("axon_sample_kept_bytes 42\n", text, StringComparison.Ordinal);
        var (code, said) = await Promtool.RunAsync("check metrics", text);
        // 3: it could be read, and names could be nicer.
        Assert.True(code is 0 or 3 && !said.Contains("error", StringComparison.OrdinalIgnoreCase), said);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.NotFound)]
    [InlineData(null, "", HttpStatusCode.NotFound)]
    [InlineData("", "", HttpStatusCode.NotFound)]
    [InlineData(Token, null, HttpStatusCode.NotFound)]
    [InlineData(Token, Token, HttpStatusCode.OK)]
    [InlineData(Token, "another token", HttpStatusCode.NotFound)]
    public async Task Metrics_AreForTheToken(string? configured, string? sent, HttpStatusCode expected)
    {
        using var http = await StartAsync(configured);
        http.DefaultRequestHeaders.Authorization = sent is null ? null : new AuthenticationHeaderValue("Bearer", sent);

        using var answer = await http.GetAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<HttpClient> StartAsync(string? token = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Monitoring:Token"] = token;
        builder.Services.AddMetrics().AddSingleton(TimeProvider.System).AddSingleton<WorkerHealth>();
        builder.Services.AddAxonMonitoring(builder.Configuration);
        _app = builder.Build();
        _app.MapAxonMetrics();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        return new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }
}
