using System.Globalization;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>Two web processes on the same stores are one shop.</summary>
public sealed class TwoProcessesTests(PrivateServers servers)
{
    private const int Limit = 3;

    [Fact]
    public async Task Enter_OnePersonFloodsTwoProcesses_NeverOverTheLimit()
    {
        await using var host = await SaleHost.CreateAsync(servers, nameof(TwoProcessesTests));
        var person = (await host.PeopleAsync(1))[0];
        var secondAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
        await using var first = await host.StartAsync();
        await using var second = await host.StartAsync(secondAddress);
        using var other = host.NewApi(secondAddress);
        ShopApi[] doors = [host.Api, other];
        var activity = await host.OpenAsync(capacity: 100, Limit, most: Limit, holdSeconds: 60);
        var books = new SaleBooks(host, activity);

        for (var bought = 0; bought < Limit; bought++)
        {
            var places = (await FloodAsync(doors, activity, person)).Select(Place.Of).ToList();
            Assert.DoesNotContain(null, places);
            Assert.Single(places.DistinctBy(place => place!.Id)); // just checked
            // None when the new one was answered too late and found by the next try.
            Assert.InRange(places.Count(place => place!.IsNew), 0, 1);
            await BuyThroughBothAsync(doors, person, places[0]!);
        }

        Assert.All(await FloodAsync(doors, activity, person), answer => Assert.Equal("axon:entry/limit-reached", answer.Type));
        await books.RestAsync();
        Assert.Equal(Limit, await books.CheckAsync(Limit));
        Assert.Equal(Limit, await books.CountAsync("customer_order", "activity_id = @activity"));
        Assert.Equal(0, host.Api.Broken + other.Broken);
        Assert.Empty(first.Errors.Concat(second.Errors));
    }

    private static Task<Answer[]> FloodAsync(ShopApi[] doors, long activity, Person person) =>
        Task.WhenAll(Enumerable.Range(0, 200).Select(number => doors[number % doors.Length].EnterAsync(activity, person, quantity: 1)));

    private static async Task BuyThroughBothAsync(ShopApi[] doors, Person person, Place place)
    {
        var orders = await Task.WhenAll(doors.Select(door => door.OrderAsync(person, place)));
        Assert.All(orders, order => Assert.True(order.IsOk, order.ToString()));
        Assert.Single(orders.DistinctBy(order => order.Id));
        var paid = await Task.WhenAll(doors.Select((door, number) => door.PayAsync(person, orders[number], confirms: 3)));
        Assert.All(paid, order => Assert.Equal("PAID", order.Body.GetProperty("status").GetString()));
    }
}
