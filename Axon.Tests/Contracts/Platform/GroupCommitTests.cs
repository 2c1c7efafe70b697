using Axon.Core.Db;
using Axon.Tests.Servers;
using MySqlConnector;

namespace Axon.Tests.Contracts.Platform;

public sealed class GroupCommitTests(PrivateServers servers) : IAsyncLifetime
{
    private TestDatabase _database = null!; // InitializeAsync
    private int _transactions;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(servers.ConnectionStrings.MySql, nameof(GroupCommitTests), []);
        await _database.ExecuteAsync("CREATE TABLE item (n INT PRIMARY KEY, CONSTRAINT positive CHECK (n > 0))");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Add_ByManyAtOnce_SharesTransactionsAndEachIsThereWhenItsCallReturns()
    {
        await using var commits = New();

        await Task.WhenAll(Enumerable.Range(1, 2_000).Select(async n =>
        {
            await commits.AddAsync(n, Stop);
            if (n % 100 == 0)
            {
                Assert.Equal(1, await _database.ScalarAsync<int>("SELECT COUNT(*) FROM item WHERE n = @n", new { n }));
            }
        }));

        Assert.Equal(2_000, await _database.ScalarAsync<int>("SELECT COUNT(*) FROM item"));
        Assert.InRange(_transactions, 8, 400);
    }

    [Fact]
    public async Task Add_WithOneBadRowAmongGoodOnes_FailsThatRowAlone()
    {
        await using var commits = New();

        var calls = Enumerable.Range(-1, 50).Where(n => n != 0).Select(n => (n, Task: commits.AddAsync(n, Stop))).ToList();

        await Assert.ThrowsAsync<MySqlException>(() => calls.Single(call => call.n < 0).Task);
        await Task.WhenAll(calls.Where(call => call.n > 0).Select(call => call.Task));
        Assert.Equal(48, await _database.ScalarAsync<int>("SELECT COUNT(*) FROM item"));
    }

    [Fact]
    public async Task Dispose_WithItemsTaken_WritesThemAndTakesNoMore()
    {
        var commits = New();
        var taken = Enumerable.Range(1, 500).Select(n => commits.AddAsync(n, Stop)).ToList();

        await commits.DisposeAsync();

        Assert.Equal(500, await _database.ScalarAsync<int>("SELECT COUNT(*) FROM item"));
        await Task.WhenAll(taken);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => commits.AddAsync(501, Stop));
    }

    private GroupCommit<int> New() => new(
        _database.Database,
        async (items, work, _) =>
        {
            Interlocked.Increment(ref _transactions);
            await work.ExecuteAsync("INSERT INTO item (n) VALUES (@n)", items.Select(n => new { n }), Stop);
        });
}
