using System.Globalization;
using Axon.Core.Features.Accounts.Contracts;
using Axon.E2E.Hosting;
using Axon.E2E.Tracker;
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

/// <summary>The same where events go through a stream into an index.</summary>
public sealed class DistributedPipelinePageTests(DistributedAppFixture axon, BrowserFixture browser)
{
    [Fact]
    public async Task Pipeline_WithAStreamAndAnIndex_ShowsHowFarEachReaderIsAndWhatEachDayHolds()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        DateTimeOffset happened;
        await using (var visitor = await IndexedVisitor.ComeAsync(axon, world))
        {
            await visitor.Page.GotoAsync("/");
            await IndexedVisitor.EmptyAsync(visitor.Page);
            happened = (await visitor.IndexedAsync((1, "PAGE_VIEW", one => one.Type == "PAGE_VIEW")))[0].OccurredAt;
        }

        await using var person = await browser.PersonAsync(await axon.StartAsync());
        await person.SignInAsync(axon.Person(Role.Operator));
        var page = person.Page;

        await page.GotoAsync("/operations/pipeline");

        var readers = page.GetByRole(AriaRole.Region, new() { Name = "읽는 쪽이 얼마나 밀렸나" });
        await Assertions.Expect(readers.GetByText("axon.indexer", new() { Exact = true })).ToBeVisibleAsync();
        await readers.Locator("summary").First.ClickAsync();
        await Assertions.Expect(readers.Locator("details[open] li")).ToHaveCountAsync(12);
        var days = page.GetByRole(AriaRole.Region, new() { Name = "날짜별 색인" });
        await Assertions.Expect(days.GetByText(happened.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await Shots.TakeAsync(page, "operations-pipeline-distributed");
    }
}
