using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Axon.Core.Tracking;
using Axon.Tests.Servers;
using Axon.Web.Features.Tracking;
using Axon.Web.Http;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Behavior;

/// <summary>The intake of events alone, over a real database. Requests look like those of a person's browser unless a test says otherwise.</summary>
internal sealed class IngestHost : IAsyncDisposable
{
    public const string Browser = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
    private const string UserHeader = "X-Test-User";
    private const string RolesHeader = "X-Test-Roles";
    private readonly WebApplication _app;

    private IngestHost(WebApplication app, TestDatabase database)
    {
        _app = app;
        Database = database;
    }

    public TestDatabase Database { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<IngestHost> StartAsync(PrivateServers servers, string name, Action<BehaviorOptions>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(servers, name);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddBehaviorSlice(database.ConnectionString);
        builder.Services.AddAxonWords().AddAxonApi().AddTrackingWeb();
        builder.Services.Configure<BehaviorOptions>(options =>
        {
            options.VisitorBurst = options.AddressBurst = options.ProcessBurst = 10_000;
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers[UserHeader] is [{ } user])
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity(
                    [new Claim(ClaimTypes.NameIdentifier, user), .. context.Request.Headers[RolesHeader].OfType<string>().Select(role => new Claim(ClaimTypes.Role, role))], "Test"));
            }

            return next(context);
        });
        app.MapBehavior();
        await app.StartAsync();
        return new IngestHost(app, database);
    }

    public static Dictionary<string, object?> Event(string type = "PAGE_VIEW", params (string Name, object? Value)[] more)
    {
        var happened = new Dictionary<string, object?> { ["eventId"] = Guid.CreateVersion7(), ["type"] = type, ["url"] = "/campaign-activity/7" };
        foreach (var (name, value) in more)
        {
            happened[name] = value;
        }

        return happened;
    }

    public static HttpContent Json(object body) => JsonContent.Create(body);

    public static HttpContent Raw(string body, string type = "application/json") => new StringContent(body, Encoding.UTF8, type);

    public async Task<HttpResponseMessage> PostAsync(HttpContent body, Guid? visitor = null, Guid? user = null, string consent = "granted", Action<HttpRequestMessage>? change = null)
    {
        using var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, BehaviorEndpoints.Events) { Content = body };
        request.Headers.UserAgent.ParseAdd(Browser);
        request.Headers.AcceptLanguage.ParseAdd("ko-KR");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", $"axon_consent={consent}" + (visitor is { } id ? $"; axon_v={id:D}" : ""));
        if (user is { } signedIn)
        {
            request.Headers.Add(UserHeader, signedIn.ToString("D"));
        }

        change?.Invoke(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The status of the answer to a person with these roles.</summary>
    public async Task<System.Net.HttpStatusCode> GetAsync(string path, params string[] roles)
    {
        using var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(UserHeader, Guid.CreateVersion7().ToString("D"));
        request.Headers.Add(RolesHeader, roles);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Status or reason of each event.</summary>
    public async Task<IReadOnlyList<string>> VerdictsAsync(HttpContent body, Guid? visitor = null, Guid? user = null, string consent = "granted", Action<HttpRequestMessage>? change = null)
    {
        using var response = await PostAsync(body, visitor, user, consent, change);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. answer.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("reason").GetString() ?? item.GetProperty("status").GetString()!)];
    }

    /// <summary>Nothing has come in yet.</summary>
    public Task ForgetAsync() => Database.ExecuteAsync("DELETE FROM behavior_event; DELETE FROM behavior_bad_row; DELETE FROM visitor");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
