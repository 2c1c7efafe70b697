using System.Globalization;
using Axon.Core.Accounts;
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

    [Fact]
    public async Task Pipeline_LeftOpen_FollowsWhatHappensByItself()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        await using var person = await world.StaffAsync(Role.Operator);
        var page = person.Page;
        // What was rendered before the circuit must not go away and come again when it takes over.
        await page.AddInitScriptAsync(
            """
            new MutationObserver(() => {
                const panels = document.querySelectorAll('main .panel').length;
                window.emptied ||= window.filled && panels === 0;
                window.filled ||= panels > 0;
            }).observe(document, { childList: true, subtree: true });
            """);
        await page.GotoAsync("/operations/pipeline");
        await person.InteractiveAsync();
        await page.EvaluateAsync("window.samePage = true");
        var silent = page.GetByText("quiet-machine:7");
        await Assertions.Expect(page.GetByText("일하고 있어요").First).ToBeVisibleAsync();
        await Assertions.Expect(silent).ToHaveCountAsync(0);

        await world.QueryAsync<int>(
            """
            INSERT INTO process_sign (id, name, roles, serves_web, started_at, seen_at, figures) VALUES
            (UNHEX(REPEAT('0A', 16)), 'quiet-machine:7', 'jobs', FALSE, @now, @now - INTERVAL 30 SECOND, '{"Loops":[],"Minute":{"Seconds":0,"Counts":{},"Times":{}},"FiveMinutes":{"Seconds":0,"Counts":{},"Times":{}}}')
            """,
            new { now = TimeProvider.System.GetUtcNow() });
        await Assertions.Expect(silent).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-concern=ProcessSilent]")).ToBeVisibleAsync();
        await world.QueryAsync<int>("DELETE FROM process_sign WHERE name = 'quiet-machine:7'");
        await Assertions.Expect(silent).ToHaveCountAsync(0);

        Assert.True(await page.EvaluateAsync<bool>("window.samePage === true"), "the page was loaded anew");
        Assert.True(await page.EvaluateAsync<bool>("window.filled && !window.emptied"), "the page was empty in between");
    }
}

/// <summary>The same where events go through a stream into an index.</summary>
[Collection(Distributed.Name)]
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
        await person.InteractiveAsync();

        var readers = page.GetByRole(AriaRole.Region, new() { Name = "읽는 쪽이 얼마나 밀렸나" });
        await Assertions.Expect(readers.GetByText("axon.indexer", new() { Exact = true })).ToBeVisibleAsync();
        await readers.Locator("summary").First.ClickAsync();
        await Assertions.Expect(readers.Locator("details[open] li")).ToHaveCountAsync(12);
        var lead = page.Locator("main .lead");
        await Assertions.Expect(lead).Not.ToHaveTextAsync(await lead.InnerTextAsync());
        await Assertions.Expect(readers.Locator("details[open] li")).ToHaveCountAsync(12);
        var days = page.GetByRole(AriaRole.Region, new() { Name = "날짜별 색인" });
        await Assertions.Expect(days.GetByText(happened.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await Shots.TakeAsync(page, "operations-pipeline-distributed");
    }
}
