using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Tracking;
using Axon.E2E.Hosting;
using Axon.E2E.Tracker;
using Axon.Web.Features.Tracking;
using Axon.Web.Features.Tracking.Staff;
using Axon.Web.Http;
using Axon.Web.Ui;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(TrackerSite))]

namespace Axon.E2E.Tracker;

/// <summary>A few plain pages with the real tracker, the real intake and a real database behind them, and a switch that makes the intake fail.</summary>
public sealed class TrackerSite : IAsyncLifetime
{
    private readonly string _folder = AxonAppFixture.NewFolder("axon-e2e-tracker");
    private LocalServers? _servers;
    private WebApplication? _app;
    private string? _missing;

    public string Url => _missing is null ? _app!.Urls.Single() : Skip(); // started in InitializeAsync

    /// <summary>What the intake answers to one browser context (by its <c>run</c> cookie) instead of doing its work; 0 for nothing special.</summary>
    public ConcurrentDictionary<string, int> Faults { get; } = new();

    /// <summary>Ids of the events in each request that came, by browser context.</summary>
    public ConcurrentQueue<(string Run, IReadOnlyList<string> Events)> Requests { get; } = new();

    /// <summary>Numbers of the pages that browsers asked for to draw them in advance.</summary>
    public ConcurrentQueue<int> Prerendered { get; } = new();

    /// <summary>Lets another site send events.</summary>
    public void Admit(string origin) => _app!.Services.GetRequiredService<IOptions<BehaviorOptions>>().Value.Origins.Add(origin); // started in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        if (ServerBinary.MissingPackages() is { Count: > 0 } packages)
        {
            _missing = $"Real servers are missing; run: apt-get install {string.Join(' ', packages)}";
            return;
        }

        Directory.CreateDirectory(_folder);
        _servers = await LocalServers.StartAsync(new LocalServersOptions(_folder) { Restart = false, MariaDbArguments = AxonAppFixture.Fleeting });
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", WebRootPath = WebRoot() });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Only what the tracker needs; the rest of Axon would want a payment provider.
        var connections = new Database(_servers.ConnectionStrings.MySql);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(connections).AddBehavior().AddMySqlBehavior().AddSingleton(new AuditSeal(null)).AddSingleton<IAuditLog, AuditLog>();
        builder.Services.AddAxonWords().AddAxonApi().AddTrackingWeb().AddRazorComponents();
        _app = builder.Build();
        await new Migrator(connections, Migration.Embedded(), NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        await DefineEventsAsync();
        _app.UseMiddleware<SecurityHeaders>();
        _app.UseStaticFiles();
        _app.Use(WatchAsync);
        _app.MapBehavior();
        _app.MapGet("/page/{n:int}", Page);
        _app.MapGet("/tracker-check", () => new RazorComponentResult<TrackerCheckPanel>());
        _app.MapGet("/health/live", () => "Healthy");
        await _app.StartAsync();
    }

    /// <summary>Rows that the visitor of one browser context made.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await _app!.Services.GetRequiredService<Database>().OpenAloneAsync(CancellationToken.None); // started in InitializeAsync
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_servers is not null)
        {
            await Task.WhenAll(_servers.MariaDb.KillAsync(), _servers.Redis.KillAsync());
            await _servers.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Kept by browsers to go back to, as pages are that hold nothing of one person.</summary>
    private IResult Page(int n, HttpContext http, TrackerScript script)
    {
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers["Sec-Purpose"].ToString().Contains("prerender", StringComparison.Ordinal))
        {
            Prerendered.Enqueue(n);
        }

        return TrackerPages.Html(n, script.Integrity);
    }

    /// <summary>For page 9 only; one of them no browser can read.</summary>
    private Task<IReadOnlyList<int>> DefineEventsAsync() => QueryAsync<int>(
        """
        INSERT INTO custom_event (name, type, url_pattern, selector, created_at, updated_at) VALUES
          ('broken', 'BROKEN', '/page/9', 'a:no-such(]', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)),
          ('view', 'GOAL_SEEN', '/page/9', NULL, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)),
          ('click', 'GOAL_CLICKED', '/page/*', 'form#search button', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
        SELECT 1
        """);

    private async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path == BehaviorEndpoints.Events)
        {
            context.Request.EnableBuffering();
            var run = context.Request.Cookies["run"] ?? "";
            using (var body = await JsonDocument.ParseAsync(context.Request.Body))
            {
                var events = body.RootElement.TryGetProperty("events", out var batch) ? batch.EnumerateArray().ToArray() : [body.RootElement];
                Requests.Enqueue((run, [.. events.Select(happened => happened.GetProperty("eventId").GetString()!)])); // the tracker always sends it
            }

            context.Request.Body.Position = 0;
            if (Faults.TryGetValue(run, out var status) && status != 0)
            {
                context.Response.StatusCode = status;
                return;
            }
        }

        await next(context);
    }

    private string Skip()
    {
        Assert.Skip(_missing!); // only called when set
        return "";
    }

    private static string WebRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Axon.Web", "wwwroot")); // a source file has a folder
}
