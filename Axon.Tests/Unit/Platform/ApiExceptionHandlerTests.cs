using Axon.Web.Http;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Axon.Tests.Unit.Platform;

public sealed class ApiExceptionHandlerTests : ILogger<ApiExceptionHandler>
{
    private readonly List<string> _lines = [];

    [Theory]
    [InlineData("HTTP: POST /api/entries/{activityId:long}", "HTTP: POST /api/entries/{activityId:long} failed")]
    [InlineData(null, "POST /api/entries/7 failed")]
    public async Task Failure_OfTheUnforeseenKind_IsAnsweredAndLoggedWithItsEndpoint(string? endpoint, string expected)
    {
        await using var services = new ServiceCollection().AddLogging().AddAxonWords().AddAxonApi().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Request = { Method = "POST", Path = "/error" }, Response = { Body = body } };
        context.Features.Set<IExceptionHandlerPathFeature>(new ExceptionHandlerFeature
        {
            Path = "/api/entries/7",
            Error = new InvalidOperationException(),
            Endpoint = endpoint is null ? null : new Endpoint(null, null, endpoint),
        });

        var handled = await new ApiExceptionHandler(this).TryHandleAsync(context, new InvalidOperationException(), TestContext.Current.CancellationToken);

        Assert.True(handled);
        Assert.Equal(StatusCodes.Status500InternalServerError, context.Response.StatusCode);
        Assert.Equal(expected, Assert.Single(_lines));
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Add(formatter(state, exception));
}
