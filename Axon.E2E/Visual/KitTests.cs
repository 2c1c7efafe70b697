using Axon.Core.Accounts;
using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Visual;

/// <summary>The kit of parts in a real browser: Blazor's script runs under the content policy, the countdown counts, nobody is shut out.</summary>
public sealed class KitTests(AxonAppFixture axon, BrowserFixture browser)
{
    [Theory]
    [InlineData("soon")]
    [InlineData("open")]
    [InlineData("held")]
    [InlineData("sold")]
    [InlineData("all")]
    public async Task Shop_EveryState_IsDrawnAndAccessible(string state)
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());
        await person.Page.GotoAsync($"/design/{state}");

        await Accessibility.CheckAsync(person.Page);
        await Shots.TakeAsync(person.Page, $"kit-{state}");
    }

    [Fact]
    public async Task Staff_CircuitUp_ButtonCountsUnderTheContentPolicy()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());
        await person.SignInAsync(axon.Person(Role.Admin));
        await person.Page.GotoAsync("/design/staff");
        await person.InteractiveAsync();

        await person.Page.Locator("#count").ClickAsync();

        await Assertions.Expect(person.Page.Locator("#count b")).ToHaveTextAsync("1");
        await Accessibility.CheckAsync(person.Page);
        await Shots.TakeAsync(person.Page, "kit-staff", person.InteractiveAsync);
    }

    [Fact]
    public async Task Countdown_Running_GoesOnByTheServersClock()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());
        await person.Page.GotoAsync("/design/soon");
        var countdown = person.Page.Locator("axon-countdown");
        var first = await countdown.TextContentAsync();

        await Assertions.Expect(countdown).Not.ToHaveTextAsync(first!); // an element has text content
        await Assertions.Expect(person.Page.Locator("#go")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Script_Off_ThePageSaysWhenInsteadOfCounting()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync(), options => options.JavaScriptEnabled = false);
        await person.Page.GotoAsync("/design/soon");

        await Assertions.Expect(person.Page.Locator("axon-countdown")).ToBeHiddenAsync();
        await Assertions.Expect(person.Page.Locator(".when time")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Dialog_ScriptOff_OpensAndCloses()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync(), options => options.JavaScriptEnabled = false);
        await person.Page.GotoAsync("/design/held");
        var dialog = person.Page.GetByRole(AriaRole.Alertdialog);

        await person.Page.GetByText("자리 포기하기").First.ClickAsync();
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByText("그만두기").ClickAsync();

        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Theme_ChosenDark_StaysDark()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());
        await person.Page.GotoAsync("/design/open");

        await person.Page.GetByText("어둡게").ClickAsync();

        await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(person.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/design/open$"));
    }

    [Fact]
    public async Task Page_Unknown_SaysSoWithItsStatus()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());
        person.ExpectConsoleError("404");

        var answer = await person.Page.GotoAsync("/nothing-here");

        Assert.Equal(404, answer!.Status); // a navigation to http has an answer
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync("찾는 페이지가 없어요");
    }
}
