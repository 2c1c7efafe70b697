using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.Accounts;

/// <summary>What browsers and programs do.</summary>
internal static partial class WebCalls
{
    /// <summary>Opens the page, takes its antiforgery token and posts the form, as a browser without JavaScript does.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string page, string? form, params (string Name, string Value)[] fields) =>
        browser.PostToAsync(page, page, form, fields);

    /// <summary>The same with a form that is sent to another address than its page has.</summary>
    public static async Task<HttpResponseMessage> PostToAsync(this HttpClient browser, string page, string target, string? form, params (string Name, string Value)[] fields)
    {
        using var shown = await browser.GetAsync(new Uri(page, UriKind.Relative));
        var html = await shown.Content.ReadAsStringAsync();
        var token = Token().Match(html).Groups[1].Value;
        List<KeyValuePair<string, string>> content = [new("__RequestVerificationToken", token)];
        if (form is not null)
        {
            content.Add(new("_handler", form));
        }

        content.AddRange(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(new Uri(target, UriKind.Relative), new FormUrlEncodedContent(content));
    }

    public static Task<HttpResponseMessage> SendJsonAsync(this HttpClient client, HttpMethod method, string path, string json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request);
    }

    /// <summary>The type of a problem answer, having checked that it is one.</summary>
    public static async Task<string?> ProblemAsync(this HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(MediaTypeHeaderValue.Parse("application/problem+json").MediaType, answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(body);
        Assert.Equal((int)answer.StatusCode, json.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(json.RootElement.GetProperty("title").GetString()!);
        Assert.NotEmpty(json.RootElement.GetProperty("traceId").GetString()!);
        var type = json.RootElement.GetProperty("type").GetString();
        Assert.Contains(RefusalCatalogue.All.All, refusal => refusal.Type == type);
        return type;
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
