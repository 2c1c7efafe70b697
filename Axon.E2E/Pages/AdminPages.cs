using System.Globalization;
using System.Text.RegularExpressions;
using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Pages;

/// <summary>How an admin builds a sale on the pages of the back office.</summary>
public sealed class AdminPages(BrowserPerson person)
{
    private IPage Page => person.Page;

    public async Task NewProductAsync(string name, string price)
    {
        await Page.GotoAsync("/admin/products/new");
        await Page.Locator("#name").FillAsync(name);
        await Page.Locator("#category").FillAsync("신발");
        await Page.Locator("#price").FillAsync(price);
        await Page.Locator("#stock").FillAsync("0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "저장" }).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("/new$"));
    }

    /// <summary>A campaign that runs now, and its page.</summary>
    public async Task NewCampaignAsync(string name)
    {
        await Page.GotoAsync("/admin/campaigns/new");
        await Page.Locator("#name").FillAsync(name);
        await Page.Locator("#starts-at").FillAsync(Seoul(TimeSpan.FromDays(-1)));
        await Page.Locator("#ends-at").FillAsync(Seoul(TimeSpan.FromDays(14)));
        await Page.Locator("#budget").FillAsync("1000000");
        await Page.GetByRole(AriaRole.Button, new() { Name = "저장" }).ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(name);
    }

    /// <summary>A drop of the campaign whose page is open, announced and opened. Returns its id.</summary>
    public async Task<long> OpenDropAsync(string product, int capacity, int holdSeconds)
    {
        await Page.Locator("a[href$='/activities/new']").ClickAsync();
        await person.InteractiveAsync();
        var option = Page.Locator("#product option").Filter(new() { HasText = product });
        await Page.Locator("#product").SelectOptionAsync(await option.GetAttributeAsync("value") ?? "");
        await Assertions.Expect(Page.Locator("#title")).ToHaveValueAsync(product);
        await Page.Locator("#opens-at").FillAsync(Seoul(TimeSpan.FromHours(1)));
        await Page.Locator("#closes-at").FillAsync(Seoul(TimeSpan.FromDays(1)));
        await Page.Locator("#hold-seconds").FillAsync(holdSeconds.ToString(CultureInfo.InvariantCulture));
        await Page.Locator("#capacity").FillAsync(capacity.ToString(CultureInfo.InvariantCulture));
        await Page.GetByRole(AriaRole.Button, new() { Name = "예약하기" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/admin/activities/[^/]+$"));
        await Asks("do-OPEN").ClickAsync();
        await Page.Locator("#do-OPEN .go").ClickAsync();
        await Assertions.Expect(Asks("do-PAUSE")).ToBeVisibleAsync();
        return long.Parse(Page.Url.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>The button that opens a dialog, not those inside it.</summary>
    private ILocator Asks(string dialog) => Page.Locator($"[popovertarget={dialog}]:not([popovertargetaction])");

    /// <remarks>No seconds: a browser leaves those of a full minute out, and what was filled in would not be what is there.</remarks>
    private static string Seoul(TimeSpan fromNow) =>
        TimeProvider.System.GetUtcNow().Add(fromNow).ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
