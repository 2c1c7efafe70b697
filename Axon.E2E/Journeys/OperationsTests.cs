using Axon.Core.Accounts;
using Axon.Core.Checkout.Orders;
using Axon.Core.Tracking.Rejected;
using Axon.E2E.Hosting;
using Axon.E2E.Visual;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>The operator at three in the morning: what is wrong, since when, and one press that finds out.</summary>
public sealed class OperationsTests(AxonAppFixture axon, BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StuckPayment_OperatorAsksAgain_IsPaid(bool javaScript)
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync(), options => options.JavaScriptEnabled = javaScript);
        await person.SignInAsync(axon.Person(Role.Operator));
        var order = await StuckPayment.ArrangeAsync(axon);
        await StuckPayment.AddDeadLetterAsync(axon);
        var page = person.Page;
        await page.GotoAsync("/operations");
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = order.Number });
        await Assertions.Expect(row).ToContainTextAsync("189,000원");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "정합성과 장애" })).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("on"));
        if (javaScript)
        {
            await Accessibility.CheckAsync(page);
            await Shots.TakeAsync(page, "operations-stuck");
            await KoreanAtADeskAsync(page);
        }

        await row.GetByRole(AriaRole.Button, new() { Name = "제공자에게 다시 묻기" }).ClickAsync();

        await Assertions.Expect(page.GetByText($"주문 {order.Number}: 결제된 것을 확인했어요.")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        var after = await axon.Services.GetRequiredService<OrderQueries>().FindAsync(order.Id, order.User, TestContext.Current.CancellationToken);
        Assert.Equal((OrderStatus.PAID, PaymentStatus.CAPTURED), (after?.Order.Status, after?.Order.Payment.Status));
        if (javaScript)
        {
            await StuckPayment.AddOldFindingAsync(axon);
            await Shots.TakeAsync(page, "operations-after");
            await Accessibility.CheckAsync(page);
        }
    }

    [Fact]
    public async Task BadRow_WithMarkupInside_IsShownAsText()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());
        await person.SignInAsync(axon.Person(Role.Operator));
        await axon.Services.GetRequiredService<BadRowLog>().AddAsync(
            [new BadRow(TimeProvider.System.GetUtcNow(), BadRow.Body, "malformed_json", null, StaffDay.Hostile)], TestContext.Current.CancellationToken);
        var page = person.Page;

        await page.GotoAsync("/operations/bad-rows");
        await page.GetByRole(AriaRole.Link, new() { Name = "JSON이 아니에요" }).ClickAsync();

        await Assertions.Expect(page.Locator("pre").First).ToHaveTextAsync(StaffDay.Hostile);
        Assert.True(await page.EvaluateAsync<bool>("window.pwned === undefined && document.querySelectorAll('main :is(script, img)').length === 0"));
        await page.GetByLabel("버리는 이유").FillAsync("시험으로 보낸 값이에요");
        await page.GetByRole(AriaRole.Button, new() { Name = "버리기", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "버리기" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1건을 버렸어요.")).ToBeVisibleAsync();
    }

    private static async Task KoreanAtADeskAsync(IPage page)
    {
        await page.Context.AddCookiesAsync([new Cookie { Name = "axon-culture", Value = "c%3Dko%7Cuic%3Dko", Url = new Uri(page.Url).GetLeftPart(UriPartial.Authority) }]);
        await page.SetViewportSizeAsync(1366, 860);
        await page.ReloadAsync();
    }
}
