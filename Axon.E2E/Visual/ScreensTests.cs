using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Visual;

/// <summary>Every page with people in it: nobody is shut out in light or dark, nothing scrolls sideways on a phone, and there is a picture to look at.</summary>
public sealed class ScreensTests(BusyShop shop, BrowserFixture browser) : IClassFixture<BusyShop>
{
    private const string Person = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

    public static TheoryData<string> ShopScreens => [.. Screens.Shop.Select(screen => screen.Name)];

    public static TheoryData<string> StaffScreens => [.. Screens.Staff.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(ShopScreens))]
    public Task Shop_Screen_IsDrawnAndAccessible(string name) => DrawAsync(Screens.Shop.First(screen => screen.Name == name));

    [Theory]
    [MemberData(nameof(StaffScreens))]
    public Task Staff_Screen_IsDrawnAndAccessible(string name) => DrawAsync(Screens.Staff.First(screen => screen.Name == name));

    [Theory]
    [InlineData("home")]
    [InlineData("activity-open")]
    public Task Prompt_NotAnswered_CoversNothing(string name) =>
        DrawAsync(Screens.Shop.First(screen => screen.Name == name) with { Name = name + "-asked", Everywhere = false, Doc = null, Ready = "[data-axon-prompt]:not([hidden])" }, consent: null);

    [Fact]
    public async Task PaymentWindow_Open_IsDrawnAndAccessible()
    {
        await shop.StartAsync();
        await DrawAsync(new Screen("payment-window", "", _ => shop.PaymentWindow.ToString()));
    }

    private async Task DrawAsync(Screen screen, string? consent = "granted")
    {
        var site = await shop.StartAsync();
        await using var person = await browser.PersonAsync(site, options => options.UserAgent = Person, traced: false);
        if (screen.Status >= 400)
        {
            person.ExpectConsoleError(screen.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (consent is not null)
        {
            var url = site.ToString();
            await person.Context.AddCookiesAsync([new Cookie { Name = "axon_consent", Value = consent, Url = url }, new Cookie { Name = "axon_v", Value = Guid.CreateVersion7().ToString("D"), Url = url }]);
        }

        if (screen.Who.Length > 0)
        {
            await person.SignInAsync(shop.Person(screen.Who));
        }

        await shop.KeepPlaceAsync();
        await ScreenShots.TakeAsync(person.Page, screen, screen.Path(shop));
    }
}
