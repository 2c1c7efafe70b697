using System.Globalization;
using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Pages;

/// <summary>An activity's control room as a marketer leaves it open: read by what stands on the screen, never loaded again.</summary>
public sealed class ControlRoom(BrowserPerson person)
{
    public IPage Page => person.Page;

    public async Task OpenAsync(long activity)
    {
        await Page.GotoAsync($"/dashboard/activities/{activity}");
        await person.InteractiveAsync();
        await Page.Locator("[data-live]").WaitForAsync();
        await Page.EvaluateAsync("window.loadedOnce = true");
    }

    /// <summary>Waits until the page shows a newer snapshot than now.</summary>
    public async Task NextSnapshotAsync()
    {
        var shown = await Page.Locator("[data-live]").GetAttributeAsync("data-live");
        await Assertions.Expect(Page.Locator("[data-live]")).Not.ToHaveAttributeAsync("data-live", shown ?? "");
    }

    /// <summary>The exact figure of a card, such as <c>118,000원</c> or <c>66.7%</c>.</summary>
    public Task CardShowsAsync(string label, string figure) =>
        Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = $"{label} {figure}", Exact = true })).ToBeVisibleAsync();

    public Task FunnelShowsAsync(string step, long people) =>
        Assertions.Expect(Page.Locator($".funnel [data-step={step}]")).ToHaveAttributeAsync("data-people", people.ToString(CultureInfo.InvariantCulture));

    public Task GuaranteeIsProvedAsync(string key, int withinSeconds) =>
        Assertions.Expect(Page.Locator($"[data-guarantee={key}]")).ToHaveAttributeAsync("data-state", "PROVED", new() { Timeout = withinSeconds * 1000 });

    /// <summary>The rows of a panel's table, cells joined by a bar.</summary>
    public async Task<IReadOnlyList<string>> TableAsync(string panel)
    {
        var rows = Page.Locator(".panel").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = panel }) }).Locator("tbody tr");
        return await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => [...row.cells].map(cell => cell.innerText.replaceAll(/\\s+/g, ' ').trim()).join('|'))");
    }

    public async Task WasNeverReloadedAsync() => Assert.True(await Page.EvaluateAsync<bool>("window.loadedOnce === true"));
}
