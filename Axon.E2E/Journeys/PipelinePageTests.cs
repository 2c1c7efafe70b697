using Axon.Core.Features.Accounts.Contracts;
using Axon.E2E.Hosting;
using Axon.E2E.Visual;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>The operator asks whether events get through.</summary>
public sealed class PipelinePageTests(AxonAppFixture axon, BrowserFixture browser)
{
    [Fact]
    public async Task Pipeline_FromTheOperatorsPage_SaysWhoWorksAndIsForEverybodyToRead()
    {
        await using var person = await browser.PersonAsync(await axon.StartAsync());
        await person.SignInAsync(axon.Person(Role.Operator));
        var page = person.Page;
        await page.GotoAsync("/operations");

        await page.GetByRole(AriaRole.Link, new() { Name = "이벤트 경로" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "이벤트 경로" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("데이터베이스에 바로 저장해요")).ToBeVisibleAsync();
        // The first sign is written right after the start.
        await Assertions.Expect(page.GetByText("일하고 있어요").First).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await Shots.TakeAsync(page, "operations-pipeline");
        await Accessibility.CheckAsync(page);
    }
}
