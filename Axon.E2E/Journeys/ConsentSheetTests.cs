using Axon.E2E.Hosting;
using Axon.E2E.Pages;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>The question about visits: there from the first drawing, over the foot of the page, and never where a deadline runs.</summary>
public sealed class ConsentSheetTests(AxonAppFixture axon, BrowserFixture browser)
{
    private const string Prompt = "[data-axon-prompt]";

    [Theory]
    [InlineData(390, 844)]
    [InlineData(320, 568)]
    [InlineData(1366, 768)]
    public async Task Sheet_NotAnswered_MovesNothingAndLeavesTitleAndPriceToSee(int width, int height)
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 5);
        await using var person = await world.VisitorAsync(options => options.ViewportSize = new ViewportSize { Width = width, Height = height });
        await person.Context.ClearCookiesAsync();
        await person.Context.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });");
        var page = person.Page;

        await page.GotoAsync($"/campaign-activity/{activity}");

        await Assertions.Expect(page.Locator(Prompt)).ToBeVisibleAsync();
        var top = await page.Locator(Prompt).EvaluateAsync<double>("box => box.getBoundingClientRect().top");
        var foot = await page.Locator(".foot").EvaluateAsync<double>("box => Math.min(box.getBoundingClientRect().top, innerHeight)");
        foreach (var seen in new[] { "main h1", ".price b" })
        {
            var bottom = await page.Locator(seen).First.EvaluateAsync<double>("box => box.getBoundingClientRect().bottom");
            Assert.True(bottom <= Math.Min(top, width < 760 ? foot : top), $"{seen} ends at {bottom}, under {Math.Min(top, foot)}");
        }

        Assert.True(await page.EvaluateAsync<double>("moved") < 0.02);
        await page.Locator("[data-axon-consent=denied]").ClickAsync();
        await Assertions.Expect(page.Locator(Prompt)).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(Prompt)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Sheet_WhereADeadlineRuns_IsNotThere()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 5);
        await using var person = await world.ShopperAsync();
        await person.Context.ClearCookiesAsync(new() { Name = "axon_consent" });
        var shopper = new ShopperPages(person);

        await shopper.GoToActivityAsync(activity);
        await Assertions.Expect(shopper.Page.Locator(Prompt)).ToBeVisibleAsync();
        Assert.True(await shopper.TryEnterAsync());

        await Assertions.Expect(shopper.Page.Locator(Prompt)).ToHaveCountAsync(0);
        await Assertions.Expect(shopper.Page.Locator("main h1[data-outcome]")).ToBeFocusedAsync();
        await shopper.PayAsync();
        await Assertions.Expect(shopper.Page.Locator(Prompt)).ToHaveCountAsync(0);
        await Assertions.Expect(shopper.Page.Locator("main h1[data-outcome]")).ToBeFocusedAsync();
        await shopper.SeesAsync("샀어요");
    }

    [Fact]
    public async Task SignUp_PasswordTooShort_IsSaidInOurWordsAndKeepsWhatWasTyped()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        await using var person = await world.VisitorAsync();
        var page = person.Page;
        await page.GotoAsync("/sign-up");

        await page.Locator("main form button.go").ClickAsync();
        await Assertions.Expect(page.Locator("#email-error")).ToContainTextAsync("이메일");
        await Assertions.Expect(page.Locator("#email")).ToBeFocusedAsync();

        await page.Locator("#email").FillAsync("a@shop.example");
        await page.Locator("#password").FillAsync("short");
        await page.Locator("#display-name").FillAsync("미나");
        await page.Locator("main form button.go").ClickAsync();

        await Assertions.Expect(page.Locator("#password-error")).ToHaveTextAsync("비밀번호는 10자 이상이어야 해요.");
        await Assertions.Expect(page.Locator("#password")).ToHaveValueAsync("short");
        await Assertions.Expect(page.Locator("#email-error")).ToBeHiddenAsync();
    }
}
