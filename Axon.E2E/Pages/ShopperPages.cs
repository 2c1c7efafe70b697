using System.Text.RegularExpressions;
using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Pages;

/// <summary>What a shopper does, by what stands on the screen.</summary>
public sealed class ShopperPages(BrowserPerson person)
{
    public IPage Page => person.Page;

    public ILocator Heading => Page.Locator("main h1").First;

    /// <summary>The one button that takes a place.</summary>
    public ILocator Enter => Page.Locator("#scene #go");

    public Task GoToActivityAsync(long activity) => Page.GotoAsync($"/campaign-activity/{activity}");

    /// <summary>Presses the button and stays for the answer: a place, or words that say why not.</summary>
    public async Task<bool> TryEnterAsync()
    {
        await Enter.ClickAsync();
        await Page.Locator("[data-axon=pay], #scene[data-stage=SoldOut]").First.WaitForAsync();
        return Page.Url.Contains("/reservations/", StringComparison.Ordinal);
    }

    /// <summary>From the place to the provider's window.</summary>
    public async Task GoToWindowAsync()
    {
        await Page.Locator("[data-axon=pay]").ClickAsync();
        await Page.Locator("button[value=pay]").WaitForAsync();
    }

    /// <summary>In the provider's window: this card, and back to the shop.</summary>
    public async Task PayInWindowAsync(string card = "approve")
    {
        await Page.Locator($"input[name=card][value={card}]").CheckAsync();
        await Page.Locator("button[value=pay]").ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/orders/[^/]+$"));
    }

    public async Task PayAsync(string card = "approve")
    {
        await GoToWindowAsync();
        await PayInWindowAsync(card);
    }

    public async Task SignUpAsync(string email)
    {
        await Page.GotoAsync("/sign-up");
        await Page.Locator("#email").FillAsync(email);
        await Page.Locator("#password").FillAsync(AxonWorld.Password);
        await Page.Locator("#display-name").FillAsync("Jordan");
        await Page.Locator("main form button.go").ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("/sign-up"));
    }

    public async Task SignInAsync(string email)
    {
        await Page.Locator("#email").FillAsync(email);
        await Page.Locator("#password").FillAsync(AxonWorld.Password);
        await Page.Locator("main form button.go").ClickAsync();
    }

    /// <summary>Asks for everything back on the order's page.</summary>
    public async Task RefundAsync(string reason)
    {
        await Page.Locator("details summary").ClickAsync();
        await Page.Locator(".reasons input[value=Own]").CheckAsync(new() { Force = true });
        await Page.Locator("#reason").FillAsync(reason);
        await Page.Locator("[popovertarget=refund]:not([popovertargetaction])").ClickAsync();
        await Page.Locator("#refund .go").ClickAsync();
    }

    public Task SeesAsync(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);
}
