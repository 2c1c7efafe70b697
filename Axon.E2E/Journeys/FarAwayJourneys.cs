using System.Globalization;
using System.Text.RegularExpressions;
using Axon.Core.Accounts;
using Axon.E2E.Hosting;
using Axon.E2E.Pages;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>Staff far from the server: what they type stays typed, what they read says how old it is, in their own language.</summary>
public sealed class FarAwayJourneys(AxonAppFixture axon, BrowserFixture browser)
{
    private const int Key = 60;
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(75);

    [Fact]
    public async Task Typing_At150MillisecondsRoundTrip_LosesNothing()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var campaign = await world.ScalarAsync<long>("SELECT campaign_id FROM activity WHERE id = @id", new { id = await world.DropAsync(capacity: 5) });
        await using var line = new SlowLine(await axon.StartAsync(), Way);
        await using var admin = await new AxonWorld(axon, browser, line.Address).StaffAsync(Role.Admin);
        await admin.Page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/admin/campaigns/{campaign}/activities/new"));
        await admin.InteractiveAsync();
        var title = admin.Page.Locator("#title");

        await title.ClickAsync();
        await title.PressSequentiallyAsync("limited edition 2026 ", new() { Delay = Key });
        await ComposeAsync(admin, "ㅎ", "하", "한");
        await ComposeAsync(admin, "ㄱ", "그", "글");
        await admin.Page.Locator("#capacity").FillAsync("");
        await admin.Page.Locator("#capacity").PressSequentiallyAsync("12345", new() { Delay = Key });

        // The server has it all, and what it answered since has taken nothing away.
        await Assertions.Expect(admin.Page.Locator(".prev")).ToContainTextAsync("limited edition 2026 한글");
        await Assertions.Expect(title).ToHaveValueAsync("limited edition 2026 한글");
        await Assertions.Expect(admin.Page.Locator("#capacity")).ToHaveValueAsync("12345");
    }

    [Fact]
    public async Task Palette_TypedAt150MillisecondsRoundTrip_LosesNothingAndGoesThere()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        await world.ProductAsync();
        await using var line = new SlowLine(await axon.StartAsync(), Way);
        await using var admin = await new AxonWorld(axon, browser, line.Address).StaffAsync(Role.Admin);
        await admin.Page.GotoAsync("/admin/coupons");
        await admin.InteractiveAsync();
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Button, new() { Name = "찾기" }).First).ToBeVisibleAsync();

        await admin.Page.Keyboard.PressAsync("Control+k");
        var text = admin.Page.GetByRole(AriaRole.Combobox, new() { Name = "화면과 이름 찾기" });
        await Assertions.Expect(text).ToBeFocusedAsync();
        await Accessibility.CheckAsync(admin.Page);
        await ComposeAsync(admin, "ㄹ", "러", "런");
        await ComposeAsync(admin, "ㄴ", "니", "닝");
        await ComposeAsync(admin, "ㅎ", "호", "화");
        await text.PressSequentiallyAsync(" 에어", new() { Delay = Key });

        var found = admin.Page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("런닝화 에어.*상품") }).First;
        await Assertions.Expect(found).ToBeVisibleAsync();
        await Assertions.Expect(text).ToHaveValueAsync("런닝화 에어");
        await found.ClickAsync();
        await Assertions.Expect(admin.Page).ToHaveURLAsync(new Regex("/admin/products/[0-9]+$"));
    }

    [Fact]
    public async Task Capacity_TypedAndEnteredAtOnce_IsTheOneThatWasTyped()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 100);
        await using var line = new SlowLine(await axon.StartAsync(), Way);
        await using var admin = await new AxonWorld(axon, browser, line.Address).StaffAsync(Role.Admin);
        await admin.Page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/admin/activities/{activity}"));
        await admin.InteractiveAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "수량 바꾸기" }).ClickAsync();

        var capacity = admin.Page.Locator("#new-capacity");
        await capacity.PressSequentiallyAsync("12050", new() { Delay = Key });
        await capacity.PressAsync("Enter");

        await Assertions.Expect(capacity).ToBeHiddenAsync();
        Assert.Equal(12050, await world.ScalarAsync<long>("SELECT capacity FROM activity_stock WHERE activity_id = @activity", new { activity }));
    }

    [Fact]
    public async Task Dashboard_WhenTheLineFallsSilent_SaysSoByItself()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 5);
        await using var line = new SlowLine(await axon.StartAsync(), Way);
        await using var marketer = await new AxonWorld(axon, browser, line.Address).StaffAsync(Role.Marketer);
        marketer.ExpectConsoleError("WebSocket");
        marketer.ExpectConsoleError("Connection disconnected");
        marketer.ExpectConsoleError("Server timeout");
        var room = new ControlRoom(marketer);
        await room.OpenAsync(activity);
        var stamp = room.Page.Locator("axon-fresh");
        var banner = room.Page.Locator("#components-reconnect-modal .while-trying");
        await Assertions.Expect(stamp).ToHaveAttributeAsync("data-age", "live");
        await Assertions.Expect(banner).ToBeHiddenAsync();

        line.FallSilent();

        // What the promise allows, and a second for the browser's own beat.
        await Assertions.Expect(stamp).Not.ToContainTextAsync("방금", new() { Timeout = 4_000 });
        await Assertions.Expect(stamp).ToHaveAttributeAsync("data-age", new Regex("late|old"), new() { Timeout = 4_000 });
        await Assertions.Expect(banner).ToBeVisibleAsync(new() { Timeout = 5_000 });
        await Assertions.Expect(room.Page.Locator(".grid")).ToHaveCSSAsync("opacity", "0.6");
        await Assertions.Expect(stamp).ToContainTextAsync("늦어요");

        line.Speak();
        await Assertions.Expect(stamp).ToHaveAttributeAsync("data-age", "live");
        await Assertions.Expect(banner).ToBeHiddenAsync();
        await room.WasNeverReloadedAsync();
    }

    [Fact]
    public async Task Dashboard_SeenInTwoLanguages_KeepsEach()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 5);
        await using var korean = await world.StaffAsync(Role.Marketer);
        await using var english = await world.StaffAsync(Role.Marketer, with => with.Locale = "en-US");
        var (first, second) = (new ControlRoom(korean), new ControlRoom(english));

        await first.OpenAsync(activity);
        await second.OpenAsync(activity);
        for (var push = 0; push < 5; push++)
        {
            await Task.WhenAll(first.NextSnapshotAsync(), second.NextSnapshotAsync());
        }

        await first.CardShowsAsync("방문자", "0");
        await second.CardShowsAsync("Visitors", "0");
    }

    /// <summary>One syllable as an input method makes it: each part replaces the one before, the last stays.</summary>
    private static async Task ComposeAsync(BrowserPerson person, params string[] parts)
    {
        var input = await person.Context.NewCDPSessionAsync(person.Page);
        foreach (var part in parts)
        {
            await input.SendAsync("Input.imeSetComposition", new Dictionary<string, object> { ["text"] = part, ["selectionStart"] = part.Length, ["selectionEnd"] = part.Length });
            await person.Page.WaitForTimeoutAsync(Key); // the speed of a hand
        }

        await input.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = parts[^1] });
        await input.DetachAsync();
    }
}
