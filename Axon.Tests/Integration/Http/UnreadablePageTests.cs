using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Axon.Core.Accounts;
using Axon.Tests.Integration.Accounts;
using Axon.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Axon.Tests.Integration.Http;

/// <summary>What people cannot be shown for a value that cannot be read: a failure. Every page and every form is given all of them, and nothing is logged as ours.</summary>
public sealed partial class UnreadablePageTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private readonly FailureLog _failures = new();
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await shared.OpenAsync(SharedApp.DemoAsync);
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_failures);
    }

    public ValueTask DisposeAsync()
    {
        _failures.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EveryPage_GivenIt_ShowsAPage()
    {
        using var browser = await _app.SignedInBrowserAsync("everything@example.com", Role.Admin, Role.Marketer, Role.Operator);
        List<string> wrong = [];
        var asked = 0;
        foreach (var address in Pages().SelectMany(page => Addresses(page)).Distinct())
        {
            asked++;
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Stop);
            var shown = await answer.Content.ReadAsStringAsync(Stop);
            if ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && !shown.Contains("<h1", StringComparison.Ordinal)))
            {
                wrong.Add($"{address}: {(int)answer.StatusCode} {shown.Length}");
            }
        }

        Assert.True(asked > 700, $"Only {asked} requests were made");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(_failures.Lines);
    }

    [Theory]
    [InlineData("/products?page=abc", "/products")]
    [InlineData("/products?page=99999999999999999999", "/products")]
    [InlineData("/me/orders?page=abc", "/me/orders")]
    public async Task PageNumber_ThatIsNone_IsTheFirst(string address, string first)
    {
        using var browser = await _app.SignedInBrowserAsync($"first{Guid.NewGuid():N}@example.com");

        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Stop);
        using var expected = await browser.GetAsync(new Uri(first, UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Inside(await expected.Content.ReadAsStringAsync(Stop)), Inside(await answer.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task EveryForm_GivenIt_AnswersWithAPage()
    {
        using var browser = await _app.SignedInBrowserAsync("forms@example.com", Role.Admin, Role.Marketer, Role.Operator);
        List<string> wrong = [];
        var asked = 0;
        foreach (var page in Pages().Select(page => AppRoutes.Path(page.RoutePattern)).Distinct())
        {
            using var shown = await browser.GetAsync(new Uri(page, UriKind.Relative), Stop);
            var forms = Form().Matches(await shown.Content.ReadAsStringAsync(Stop)).Select(match => match.Value).Where(form => form.Contains("_handler", StringComparison.Ordinal));
            foreach (var form in forms)
            {
                var fields = Field().Matches(form).Select(match => match.Groups[1].Value).Where(name => name is not ("_handler" or "__RequestVerificationToken")).Distinct().ToList();
                foreach (var content in Contents(fields, Handler().Match(form).Groups[1].Value, Token().Match(form).Groups[1].Value))
                {
                    asked++;
                    using var answer = await browser.PostAsync(new Uri(page, UriKind.Relative), content, Stop);
                    var body = await answer.Content.ReadAsStringAsync(Stop);
                    if ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && !body.Contains("<h1", StringComparison.Ordinal)))
                    {
                        wrong.Add($"{page} {Handler().Match(form).Groups[1].Value}: {(int)answer.StatusCode} {body.Length}");
                    }
                }
            }
        }

        Assert.True(asked > 300, $"Only {asked} forms were sent");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.Empty(_failures.Lines);
    }

    private static IEnumerable<HttpContent> Contents(List<string> fields, string handler, string token)
    {
        List<KeyValuePair<string, string>> whole = [new("_handler", handler), new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field, "1"))];
        foreach (var field in fields)
        {
            foreach (var value in BadValues.Typed)
            {
                yield return new FormUrlEncodedContent(whole.Select(pair => pair.Key == field ? KeyValuePair.Create(field, value) : pair));
            }
        }

        foreach (var type in new[] { "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-7", "application/json", "nonsense" })
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"_handler={handler}"));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            yield return content;
        }
    }

    private IEnumerable<RouteEndpoint> Pages() => AppRoutes.Of(_app.Services).Where(endpoint =>
        AppRoutes.Methods(endpoint).Contains("GET") && endpoint.RoutePattern.RawText is { } path
        && !path.Contains("{**", StringComparison.Ordinal) && !path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/openapi/", StringComparison.Ordinal) && !path.StartsWith('_') && !path.StartsWith("/_", StringComparison.Ordinal)
        && (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || endpoint.Metadata.GetMetadata<MethodInfo>() is not null)
        && path is not (AccountUrls.SignOutPath or "/error"));

    private static IEnumerable<string> Addresses(RouteEndpoint page)
    {
        var path = AppRoutes.Path(page.RoutePattern);
        foreach (var parameter in page.RoutePattern.Parameters)
        {
            foreach (var bad in BadValues.InPaths)
            {
                yield return AppRoutes.Path(page.RoutePattern, other => other.Name == parameter.Name ? bad : AppRoutes.Passable(other));
            }
        }

        foreach (var bad in BadValues.InQueries)
        {
            foreach (var name in Queried(page))
            {
                yield return $"{path}?{name}={bad}";
            }
        }
    }

    private static IEnumerable<string> Queried(RouteEndpoint page) => page.Metadata.GetMetadata<ComponentTypeMetadata>() is { } component
        ? component.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (property.Name, Attribute: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(property => property.Attribute is not null).Select(property => property.Attribute!.Name ?? property.Name)
            .Concat(page.RoutePattern.RawText!.StartsWith("/dashboard", StringComparison.Ordinal) ? ["range", "from", "to", "device", "audience", "compare", "bots"] : [])
        : page.Metadata.GetMetadata<MethodInfo>()!.GetParameters().Where(parameter => parameter.ParameterType == typeof(string) || Nullable.GetUnderlyingType(parameter.ParameterType) is not null).Select(parameter => parameter.Name!); // of a method

    private static string Inside(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    [GeneratedRegex("<form method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|select|textarea|button)[^>]* name=\"([^\"]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex Handler();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
