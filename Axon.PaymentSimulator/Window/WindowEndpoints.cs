using System.Globalization;
using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Window;

/// <summary>The page on which a shopper pays, as a provider would host it. Works without JavaScript and has none.</summary>
internal static class WindowEndpoints
{
    public static void MapWindow(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/window", Show);
        routes.MapPost("/window", ChooseAsync).DisableAntiforgery();
        routes.MapGet("/window.css", Style);
    }

    public static Task<IResult> Show(HttpContext http, PageWriter pages, IOptions<SimulatorOptions> options) =>
        Read(name => http.Request.Query[name], options.Value) is { } request ? Page(http, pages, request) : Problem(http, pages);

    public static async Task<IResult> ChooseAsync(
        HttpContext http, PaymentProcessor cashier, PageWriter pages, IOptions<SimulatorOptions> options, IStringLocalizer<SimulatorStrings> words)
    {
        if (await FormAsync(http.Request) is not { } form || Read(name => form[name], options.Value) is not { } request)
            return await Problem(http, pages);
        if (form["do"] != "pay")
            return SeeOther(http, request.Failed("PAY_PROCESS_CANCELED", words[nameof(SimulatorStrings.PAY_PROCESS_CANCELED)]));
        if (TestCard.Find(form["card"]) is not { } card || !request.Offered.Contains(card))
            return await Problem(http, pages);
        return SeeOther(http, request.Paid(await cashier.AuthenticateAsync(request.OrderId, request.OrderName, request.Amount, card)));
    }

    public static IResult Style(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Stream(typeof(WindowEndpoints).Assembly.GetManifestResourceStream("window.css")!, "text/css; charset=utf-8");
    }

    private static WindowRequest? Read(Func<string, string?> value, SimulatorOptions options) =>
        WindowRequest.From(name => value(name) is { Length: > 0 } text ? text : null) is { } request && request.ClientKey == options.ClientKey
            ? request
            : null;

    private static async Task<IFormCollection?> FormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return null;
        try
        {
            return await request.ReadFormAsync();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    private static Task<IResult> Page(HttpContext http, PageWriter pages, WindowRequest request)
    {
        Guard(http, request.Origins);
        return pages.WriteAsync<WindowPage>(new Dictionary<string, object?>
        {
            [nameof(WindowPage.Request)] = request,
            [nameof(WindowPage.OtherLanguage)] = OtherLanguage(http.Request),
        });
    }

    private static Task<IResult> Problem(HttpContext http, PageWriter pages)
    {
        Guard(http, "");
        return pages.WriteAsync<WindowProblemPage>([], StatusCodes.Status400BadRequest);
    }

    private static void Guard(HttpContext http, string origins)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {origins}; base-uri 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static string OtherLanguage(HttpRequest request)
    {
        var other = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? "en" : "ko";
        var query = request.Query.Where(pair => pair.Key != "lang").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return "/window" + QueryString.Create(query).Add("lang", other);
    }

    private static StatusCodeHttpResult SeeOther(HttpContext http, string url)
    {
        http.Response.Headers.Location = url;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>Renders a component to a page. The framework's own result would bring key storage in the home folder for state that these pages do not have.</summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<IResult> WriteAsync<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return TypedResults.Content(html, "text/html; charset=utf-8", statusCode: status);
    }
}
