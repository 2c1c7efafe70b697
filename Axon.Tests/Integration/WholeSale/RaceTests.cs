using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>Thousands of people and too few places, through the front door.</summary>
[Collection(Machine.Alone)]
[Trait(Machine.Trait, Machine.Alone)]
public sealed class RaceTests(PrivateServers servers, ITestOutputHelper output)
{
    private const int People = 5_000;
    private const int Capacity = 500;
    private const int Limit = 3;
    private const int Connections = 300;
    private static readonly TimeSpan SellOutWithin = TimeSpan.FromSeconds(150);

    private readonly ConcurrentBag<Person> _without = [];
    private readonly ConcurrentBag<string> _surprises = [];

    [Fact]
    public async Task Sale_ThousandsForTooFewPlaces_SellsEveryUnitOnceAndAddsUp()
    {
        await using var host = await SaleHost.CreateAsync(servers, nameof(RaceTests));
        var people = await host.PeopleAsync(People);
        await using var web = await host.StartAsync();
        var activity = await host.OpenAsync(Capacity, Limit, most: Limit, holdSeconds: 20);
        var books = new SaleBooks(host, activity);

        var started = TimeProvider.System.GetTimestamp();
        await EachAsync(Shuffled(people), person => VisitAsync(host, activity, person, leaves: person.Number % 5 == 0));
        var rush = TimeProvider.System.GetElapsedTime(started);
        await SellTheRestAsync(host, activity);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{People} people through in {rush.TotalSeconds:F1} s: {People / rush.TotalSeconds:F0} people/s; sold out after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s"));
        output.WriteLine(host.Times.Report());
        await books.RestAsync();
        Assert.Equal(Capacity, await books.CheckAsync(Limit));
        Assert.Empty(_surprises);
        Assert.Equal(0, host.Api.Broken);
        Assert.Empty(web.Errors);
        Assert.Equal(0, await books.CountAsync("reconcile_finding", "found_at IS NOT NULL"));
        await CheckDashboardAsync(host, web, activity, books);
    }

    private async Task VisitAsync(SaleHost host, long activity, Person person, bool leaves)
    {
        var quantity = 1 + (person.Number % Limit);
        // Every tenth is nervous and presses twice.
        var answers = await Task.WhenAll(Enumerable.Range(0, person.Number % 10 == 1 ? 2 : 1).Select(_ => host.Api.EnterAsync(activity, person, quantity)));
        var places = answers.Select(Place.Of).OfType<Place>().DistinctBy(place => place.Id).ToList();
        if (places.Count > 1)
        {
            _surprises.Add($"person {person.Number} has two places at once");
        }

        switch (places.FirstOrDefault())
        {
            case null:
                Expect(answers[0].Type is "axon:entry/sold-out" or "axon:entry/too-few-left", $"entered: {answers[0]}");
                _without.Add(person);
                break;
            case { } place when leaves:
                Expect(place.Quantity == quantity, $"asked for {quantity}, has {place.Quantity}");
                break;
            case { } place:
                await BuyAsync(host, activity, person, place);
                break;
        }
    }

    private async Task BuyAsync(SaleHost host, long activity, Person person, Place place)
    {
        var order = await host.Api.OrderAsync(person, place);
        if (!order.IsOk)
        {
            // On a slow machine the place may be gone before its person came to pay.
            Expect(order.Type == "axon:payments/expired", $"ordered: {order}");
            _without.Add(person);
            return;
        }

        var paid = await host.Api.PayAsync(person, order, confirms: 3);
        if (paid.Body.GetProperty("status").GetString() != "PAID")
        {
            Expect(paid.Body.GetProperty("endReason").GetString() == "EXPIRED", $"paid: {paid}");
            _without.Add(person);
            return;
        }

        var more = await host.Api.EnterAsync(activity, person, Limit + 1 - place.Quantity);
        Expect(more.Type is "axon:entry/limit-reached" or "axon:entry/sold-out" or "axon:entry/too-few-left", $"more than the limit: {more}");
    }

    /// <summary>Places of those who left come back; while anybody still wants one, every unit has to find its buyer.</summary>
    private async Task SellTheRestAsync(SaleHost host, long activity)
    {
        var started = TimeProvider.System.GetTimestamp();
        JsonElement state = default;
        while (await host.Database.ScalarAsync<int>("SELECT COALESCE(SUM(quantity), 0) FROM reservation WHERE activity_id = @activity AND status = 'PAID'", new { activity }) < Capacity)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < SellOutWithin, $"Units stay unsold though people wait for them: {state}");
            state = (await host.StateAsync(activity)).Body;
            if (state.GetProperty("soldOut").GetBoolean())
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
                continue;
            }

            // Who wants more than is left is refused, so some of each kind.
            var waiting = Taken().GroupBy(person => person.Number % Limit).SelectMany(kind => kind.Take(20)).ToList();
            await EachAsync(waiting, person => VisitAsync(host, activity, person, leaves: false));
        }
    }

    private List<Person> Taken()
    {
        var all = Shuffled(_without.Distinct().ToList());
        _without.Clear();
        var chosen = all.GroupBy(person => person.Number % Limit).SelectMany(kind => kind.Take(20)).ToList();
        foreach (var person in all.Except(chosen))
        {
            _without.Add(person);
        }

        return chosen;
    }

    private static async Task CheckDashboardAsync(SaleHost host, WebProcess web, long activity, SaleBooks books)
    {
        var answer = await host.Api.GetAsync($"/api/dashboard/activities/{activity}", host.Admin.Token);
        Assert.True(answer.IsOk, $"{answer}\n{string.Join('\n', web.Errors)}");
        var metrics = answer.Body.GetProperty("metrics").EnumerateArray().ToDictionary(
            metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : (decimal?)null);
        Assert.Equal(Capacity, metrics["purchases"]);
        Assert.Equal(await books.CountAsync("customer_order", "activity_id = @activity AND status = 'PAID'"), metrics["orders"]);
        Assert.Equal(await books.SumAsync("customer_order", "total_minor", "activity_id = @activity AND status = 'PAID'"), metrics["gmv"]);
        Assert.Equal(Capacity * 10_000, metrics["revenue"]);
        Assert.Equal(await books.SumAsync("reservation", "quantity", "activity_id = @activity"), metrics["reservations"]);
        Assert.Equal(People, metrics["visitors"]);
        Assert.Equal(0, metrics["overBooking"]);
        Assert.Equal(0, metrics["reconciliationGap"]);
        var now = answer.Body.GetProperty("now");
        Assert.Equal((Capacity, 0, 0), (now.GetProperty("paid").GetInt32(), now.GetProperty("pending").GetInt32(), now.GetProperty("inPayment").GetInt32()));
        Assert.Equal("PROVED", answer.Body.GetProperty("guarantees").GetProperty("overBooking").GetString());
    }

    private void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            _surprises.Add(otherwise);
        }
    }

    private static Person[] Shuffled(IReadOnlyList<Person> people)
    {
        var order = people.ToArray();
        new Random(4).Shuffle(order);
        return order;
    }

    private static Task EachAsync(IEnumerable<Person> people, Func<Person, Task> visit) => Parallel.ForEachAsync(
        people, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = TestContext.Current.CancellationToken }, async (person, _) => await visit(person));
}
