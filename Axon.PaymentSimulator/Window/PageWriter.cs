using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Axon.PaymentSimulator.Window;

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
