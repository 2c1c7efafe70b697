using Axon.Core.Accounts;
using Axon.E2E.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>Staff pages say no to shoppers, in words, and ask strangers to sign in.</summary>
public sealed class StaffAreaJourneys(AxonAppFixture axon, BrowserFixture browser)
{
    [Fact]
    public async Task StaffPages_ForAShopper_AreRefusedInWords()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 1);
        await using var person = await world.ShopperAsync();
        person.ExpectConsoleError("403");
        string[] pages = ["/dashboard", $"/dashboard/activities/{activity}", "/admin/campaigns", "/admin/campaigns/new", $"/admin/activities/{activity}", "/admin/products", "/admin/coupons", "/admin/audit", "/admin/users", "/admin/tracker"];

        foreach (var path in pages)
        {
            var answer = await person.Page.GotoAsync(path);

            Assert.True(answer!.Status == 403, $"{path} answered {answer.Status}"); // a page answers
            await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("볼 수 없는 페이지예요");
        }

        await person.Page.GotoAsync("/");
        await Assertions.Expect(person.Page.Locator("a[href^='/admin'], a[href^='/dashboard']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task StaffPages_ForAStranger_LeadToSigningIn()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());

        await person.Page.GotoAsync("/dashboard");

        await Assertions.Expect(person.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?"));
    }

    [Fact]
    public async Task LivePage_OfSomebodyWhoLosesTheRole_ShowsNothingAnyMore()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var account = await world.AccountAsync();
        await SetRolesAsync(account, Role.Marketer);
        await using var person = await world.VisitorAsync();
        person.ExpectConsoleError("403");
        await person.SignInAsync(account.Id);
        await person.Page.GotoAsync("/dashboard");
        await person.InteractiveAsync();

        await SetRolesAsync(account);

        await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("볼 수 없는 페이지예요");
    }

    private async Task SetRolesAsync(Account account, params Role[] roles)
    {
        await using var scope = axon.Services.CreateAsyncScope();
        Assert.Equal(SetRolesOutcome.Changed, await scope.ServiceProvider.GetRequiredService<SetRoles>().HandleAsync(null, account.Id, roles, TestContext.Current.CancellationToken));
    }
}
