using Axon.Core.Accounts;
using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>What the shop's own pages record, seen in the overlay.</summary>
public sealed class TrackerJourneys(AxonAppFixture axon, BrowserFixture browser)
{
    [Fact]
    public async Task Overlay_OnAnActivity_ShowsEachEventAccepted()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 5);
        await using var person = await world.VisitorAsync();
        await person.SignInAsync(axon.Person(Role.Admin));

        await person.Page.GotoAsync($"/campaign-activity/{activity}?axon_debug=1");
        await person.Page.Locator("[data-axon=campaign]").HoverAsync();
        await person.Page.EvaluateAsync("document.querySelector('[data-axon=campaign]').addEventListener('click', press => press.preventDefault())");
        await person.Page.Locator("[data-axon=campaign]").ClickAsync();

        var accepted = person.Page.Locator("#axon-debug li[data-state=accepted]");
        await Assertions.Expect(accepted.Filter(new() { HasText = "PAGE_VIEW" })).ToHaveCountAsync(1);
        await Assertions.Expect(accepted.Filter(new() { HasText = "CLICK" })).ToContainTextAsync("campaign");
        await Assertions.Expect(person.Page.Locator("#axon-debug li").Filter(new() { HasText = "✗" })).ToHaveCountAsync(0);
    }
}
