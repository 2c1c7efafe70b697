using System.Globalization;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>The application dies without a word in the middle of a sale, again and again; people just try again.</summary>
[Collection(WholeSaleTests.Name)]
public sealed class KillTests(PrivateServers servers, ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int Limit = 3;
    private const int Visitors = 32;
    private static readonly TimeSpan CleanWithin = TimeSpan.FromSeconds(30);

    // Short, so that what a dead process left behind is taken up within the test.
    private static readonly (string, string)[] Settings =
        [("Payments:Toss:Timeout", "00:00:03"), ("Payments:AbandonedAfter", "00:00:08"), ("Payments:FirstCheckAfter", "00:00:00.500")];

    private volatile bool _closing;

    [Fact]
    public async Task Kill_TenMomentsOfASale_BooksAgreeAfterEachRestart()
    {
        var seed = Environment.TickCount;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        await using var host = await SaleHost.CreateAsync(servers, nameof(KillTests));
        var people = await host.PeopleAsync(Visitors * 20);
        var web = await host.StartAsync(Settings);
        try
        {
            var activity = await host.OpenAsync(capacity: 120, Limit, most: Limit, holdSeconds: 10);
            var books = new SaleBooks(host, activity);
            var crowd = Task.WhenAll(Enumerable.Range(0, Visitors).Select(number =>
                ComeAndGoAsync(host, activity, [.. people.Where(person => person.Number % Visitors == number)], new Random(seed + number))));

            for (var kill = 1; kill <= Kills; kill++)
            {
                await AnswersAsync(host, crowd, random.Next(20, 250));
                await web.KillAsync();
                var died = TimeProvider.System.GetTimestamp();
                var answers = host.Times.Count;
                await web.DisposeAsync();
                web = await host.StartAsync(Settings);
                var opened = TimeProvider.System.GetElapsedTime(died);
                await host.UntilCleanAsync(CleanWithin);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kill} after {answers} answers: open again after {opened.TotalSeconds:F1} s, books agree after {TimeProvider.System.GetElapsedTime(died).TotalSeconds:F1} s"));
            }

            await AnswersAsync(host, crowd, 100);
            _closing = true;
            await crowd;
            output.WriteLine(host.Times.Report());
            await books.RestAsync();
            output.WriteLine(string.Join(", ", await host.Database.QueryAsync<string>("SELECT CONCAT(COUNT(*), ' ', status) FROM reservation GROUP BY status ORDER BY status")));
            await books.CheckAsync(Limit);
            Assert.Equal(0, host.Api.Broken);
        }
        finally
        {
            _closing = true;
            await web.DisposeAsync();
        }
    }

    /// <summary>Waits until so many more calls were answered: the sale is in full swing.</summary>
    private static Task AnswersAsync(SaleHost host, Task crowd, int more)
    {
        var until = host.Times.Count + more;
        return SaleHost.UntilAsync("people are answered", async () =>
        {
            if (crowd.IsCompleted)
            {
                await crowd;
            }

            return host.Times.Count >= until;
        });
    }

    private async Task ComeAndGoAsync(SaleHost host, long activity, Person[] people, Random random)
    {
        for (var number = 0; !_closing; number++)
        {
            await VisitAsync(host, activity, people[number % people.Length], random);
        }
    }

    private static async Task VisitAsync(SaleHost host, long activity, Person person, Random random)
    {
        var entered = await host.Api.EnterAsync(activity, person, random.Next(1, Limit + 1));
        if (Place.Of(entered) is not { } place)
        {
            Assert.True(entered.Type is "axon:entry/sold-out" or "axon:entry/limit-reached", $"entered: {entered}");
            return;
        }

        switch (random.Next(100))
        {
            case < 12:
                // Leaves without a word.
                return;
            case < 25:
                var givenUp = await host.Api.GiveUpAsync(person, place);
                Assert.True(givenUp.IsOk || givenUp.Type is "axon:entry/ended" or "axon:entry/in-payment", $"gave up: {givenUp}");
                return;
            default:
                await OrderAsync(host, person, place, random);
                return;
        }
    }

    private static async Task OrderAsync(SaleHost host, Person person, Place place, Random random)
    {
        var order = await host.Api.OrderAsync(person, place);
        if (!order.IsOk)
        {
            Assert.True(order.Type is "axon:payments/expired" or "axon:payments/cancelled", $"ordered: {order}");
            return;
        }

        switch (random.Next(100))
        {
            case < 10:
                return;
            case < 22:
                var cancelled = await host.Api.PostAsync($"/api/orders/{order.Id}/cancel", person.Token, new { }, $"cancel-{order.Id:N}");
                Assert.True(cancelled.IsOk || cancelled.Type is "axon:payments/already-paid" or "axon:payments/under-way", $"cancelled: {cancelled}");
                return;
            default:
                var paid = await host.Api.PayAsync(person, order, confirms: 3);
                if (paid.Body.GetProperty("status").GetString() == "PAID" && random.Next(100) < 85)
                {
                    var refund = await host.Api.PostAsync($"/api/orders/{order.Id}/refunds", person.Token, new { reason = "changed my mind" }, $"refund-{order.Id:N}");
                    Assert.True(refund.IsOk, $"refunded: {refund}");
                }

                return;
        }
    }
}
