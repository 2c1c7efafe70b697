using System.Globalization;
using Axon.Core.Accounts;
using Axon.Core.Dashboard;
using Axon.E2E.Hosting;
using Axon.E2E.Pages;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>Two places and three people, from an admin's first click to the figures of a marketer who only looks on.</summary>
public class DropJourney(AxonAppFixture axon, BrowserFixture browser)
{
    private const string Product = "트레일 러닝화 한정판";
    private const int HoldSeconds = 25;
    private AxonWorld _world = null!; // the test begins with it
    private long _activity;

    [Fact]
    public async Task Drop_OfTwoForThree_WinnersPayTheLateComerGetsTheReturnedPlaceAndTheDashboardTellsItAll()
    {
        _world = await AxonWorld.OpenAsync(axon, browser);
        await using var admin = await _world.StaffAsync(Role.Admin);
        var office = new AdminPages(admin);
        await office.NewProductAsync(Product, "59000");
        await office.NewCampaignAsync("트레일 주간");
        _activity = await office.OpenDropAsync(Product, capacity: 2, HoldSeconds);
        await using var marketer = await _world.StaffAsync(Role.Marketer);
        var room = new ControlRoom(marketer);
        await room.OpenAsync(_activity);

        await using var first = await _world.ShopperAsync();
        await using var second = await _world.ShopperAsync();
        await using var third = await _world.ShopperAsync();
        BrowserPerson[] people = [first, second, third];
        // The browser's own note of the answer that says sold out.
        Array.ForEach(people, person => person.ExpectConsoleError("409"));
        var shoppers = people.Select(person => new ShopperPages(person)).ToList();
        await Task.WhenAll(shoppers.Select(shopper => shopper.GoToActivityAsync(_activity)));
        var entered = await Task.WhenAll(shoppers.Select(shopper => shopper.TryEnterAsync()));

        Assert.Equal(2, entered.Count(inside => inside));
        var winners = shoppers.Where((_, at) => entered[at]).ToList();
        var loser = shoppers.Single(shopper => !winners.Contains(shopper));
        await loser.SeesAsync("아쉽지만, 자리가 다 찼어요");
        await room.CardShowsAsync("자리 잡음", "2");
        await winners[0].PayAsync();
        await winners[0].SeesAsync("샀어요");
        await room.CardShowsAsync("구매", "1");

        // Nobody touches anything: the deadline passes, one page says so, the other wakes.
        await Assertions.Expect(winners[1].Page.Locator("main")).ToContainTextAsync("결제 시간이 지났어요", new() { Timeout = (HoldSeconds + 20) * 1000 });
        await Assertions.Expect(loser.Enter).ToBeEnabledAsync();
        Assert.True(await loser.TryEnterAsync());
        await loser.PayAsync();
        await loser.SeesAsync("샀어요");

        await RoomEqualsBooksAsync(room);
        await room.GuaranteeIsProvedAsync("over-booking", withinSeconds: 15);
        // A minute is compared once it is over and settled.
        await room.GuaranteeIsProvedAsync("reconciliation", withinSeconds: 120);
        await RoomEqualsBooksAsync(room);
        await room.WasNeverReloadedAsync();
    }

    /// <summary>Each figure on the marketer's screen against a count written by hand.</summary>
    private async Task RoomEqualsBooksAsync(ControlRoom room)
    {
        await axon.EventsAsRowsAsync();
        var people = await CountAsync("COUNT(DISTINCT COALESCE(user_id, visitor_id)) FROM behavior_event WHERE activity_id = @_activity AND NOT suspected_bot");
        var viewers = await CountAsync("COUNT(DISTINCT COALESCE(user_id, visitor_id)) FROM behavior_event WHERE activity_id = @_activity AND type = 'PAGE_VIEW'");
        var clicked = await CountAsync("COUNT(DISTINCT COALESCE(user_id, visitor_id)) FROM behavior_event WHERE activity_id = @_activity AND type = 'CLICK' AND target = 'enter'");
        var reserved = await CountAsync("CAST(SUM(quantity) AS INT) FROM reservation WHERE activity_id = @_activity");
        var holders = await CountAsync("COUNT(DISTINCT user_id) FROM reservation WHERE activity_id = @_activity");
        var bought = await CountAsync("CAST(SUM(quantity) AS INT) FROM customer_order WHERE activity_id = @_activity AND status = 'PAID'");
        var buyers = await CountAsync("COUNT(DISTINCT user_id) FROM customer_order WHERE activity_id = @_activity AND status = 'PAID'");
        var revenue = await CountAsync("CAST(SUM(total_minor - refunded_minor) AS INT) FROM customer_order WHERE activity_id = @_activity AND status = 'PAID'");
        Assert.Equal((3, 3, 3, 3, 3, 2, 2, 118_000), (people, viewers, clicked, reserved, holders, bought, buyers, revenue));

        await room.CardShowsAsync("방문자", people.ToString(CultureInfo.InvariantCulture));
        await room.CardShowsAsync("클릭률", Percent(clicked, viewers));
        await room.CardShowsAsync("자리 잡음", reserved.ToString(CultureInfo.InvariantCulture));
        await room.CardShowsAsync("구매", bought.ToString(CultureInfo.InvariantCulture));
        await room.CardShowsAsync("매출", string.Create(CultureInfo.InvariantCulture, $"{revenue:N0}원"));
        await room.CardShowsAsync("방문 → 구매", Percent(buyers, people));
        await room.FunnelShowsAsync(EventKind.PageView, viewers);
        await room.FunnelShowsAsync(EventKind.Click, clicked);
        await room.FunnelShowsAsync(EventKind.Reserved, holders);
        await room.FunnelShowsAsync(EventKind.Purchase, buyers);
    }

    private Task<long> CountAsync(string what) => _world.ScalarAsync<long>($"SELECT {what}", new { _activity });

    private static string Percent(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{100m * part / whole:0.0}%");
}
