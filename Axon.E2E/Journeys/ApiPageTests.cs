using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>An integrator reads the API's page and tries calls there, under the content policy: any error on the console fails the test.</summary>
public sealed class ApiPageTests(AxonAppFixture axon, BrowserFixture browser)
{
    [Fact]
    public async Task Docs_ExampleSentAsItStands_IsAnswered()
    {
        await using var integrator = await browser.PersonAsync(await axon.StartAsync());
        await integrator.Page.GotoAsync("/docs/");

        Assert.Equal("200", await TryAsync(integrator.Page, "ListActivities"));
        Assert.Equal("201", await TryAsync(integrator.Page, "SignUp"));
        await integrator.Page.GetByText("Schemas").ClickAsync();
    }

    private static async Task<string> TryAsync(IPage page, string operation)
    {
        var call = page.Locator($"[id$='-{operation}']");
        await call.Locator(".opblock-summary-control").ClickAsync();
        await call.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        var status = call.Locator(".live-responses-table .response-col_status").Last;
        await Assertions.Expect(status).ToBeVisibleAsync();
        return (await status.InnerTextAsync()).Trim();
    }
}
