using System.Globalization;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>The application dies without a word in the middle of a sale, again and again; people just try again.</summary>
public sealed class KillTests(PrivateServers servers, ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int Limit = 3;
    private const int Visitors = 32;
    private static readonly TimeSpan CleanWithin = TimeSpan.FromSeconds(30);

    // Short, so that what a dead process left behind is taken up within the test.
    private static readonly (string, string)[] Settings =
        [("Payments:Toss:Timeout", "00:00:02"), ("Payments:AbandonedAfter", "00:00:04"), ("Payments:FirstCheckAfter", "00:00:00.500")];

    [Fact]
    public async Task Kill_TenMomentsOfASale_BooksAgreeAfterEachRestart()
    {
        var seed = Seed.Next(output.WriteLine);
        var random = new Random(seed);
        await using var host = await SaleHost.CreateAsync(servers, nameof(KillTests));
        var people = await host.PeopleAsync(Visitors * 20);
        var web = await host.StartAsync(Settings);
        SaleCrowd? crowd = null;
        try
        {
            var activity = await host.OpenAsync(capacity: 120, Limit, most: Limit, holdSeconds: 10);
            var books = new SaleBooks(host, activity);
            crowd = SaleCrowd.Come(host, activity, people, Visitors, Limit, seed);

            for (var kill = 1; kill <= Kills; kill++)
            {
                await crowd.AnsweredAsync(random.Next(20, 250));
                await web.KillAsync();
                var died = TimeProvider.System.GetTimestamp();
                var answers = host.Times.Count;
                await web.DisposeAsync();
                web = await host.StartAsync(Settings);
                var opened = TimeProvider.System.GetElapsedTime(died);
                // While people buy, some fact is always on its way.
                await crowd.PauseAsync();
                await host.UntilCleanAsync(CleanWithin);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kill} after {answers} answers: open again after {opened.TotalSeconds:F1} s, books agree after {TimeProvider.System.GetElapsedTime(died).TotalSeconds:F1} s"));
                crowd.GoOn();
            }

            await crowd.AnsweredAsync(100);
            await crowd.LeaveAsync();
            output.WriteLine(host.Times.Report());
            await books.RestAsync();
            output.WriteLine(string.Join(", ", await host.Database.QueryAsync<string>("SELECT CONCAT(COUNT(*), ' ', status) FROM reservation GROUP BY status ORDER BY status")));
            await books.CheckAsync(Limit);
            Assert.Equal(0, host.Api.Broken);
        }
        finally
        {
            crowd?.Close();
            await web.DisposeAsync();
        }
    }
}
