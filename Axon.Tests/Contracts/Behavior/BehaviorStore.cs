using Axon.Core.Dashboard;
using Axon.Core.Db;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Core.Tracking;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Search;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>A place for behaviour events with all that writes to and reads from it, and a database of its own beside it.</summary>
internal sealed class BehaviorStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _searches;

    private BehaviorStore(TestDatabase database, ServiceProvider services, bool searches) => (Database, _services, _searches) = (database, services, searches);

    public TestDatabase Database { get; }

    public IServiceProvider Services => _services;

    public IBehaviorReader Reader => Get<IBehaviorReader>();

    public ITrackerReadings Readings => Get<ITrackerReadings>();

    public GetActivityDashboard Activity => Get<GetActivityDashboard>();

    public GetCampaignsDashboard Campaigns => Get<GetCampaignsDashboard>();

    /// <summary>On MySQL when there are no nodes.</summary>
    public static async Task<BehaviorStore> CreateAsync(
        PrivateServers servers, string name, IReadOnlyList<Uri>? nodes = null, IDictionary<string, string?>? settings = null, Action<IServiceCollection>? change = null)
    {
        var database = await TestDatabase.CreateAsync(servers, name);
        // Pages and bulks so small that every test has several of them.
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Search:Prefix"] = SearchServers.NewPrefix(), ["Search:PageSize"] = "7", ["Search:BulkSize"] = "11" })
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>())
            .Build();
        var services = new ServiceCollection()
            .AddLogging().AddMetrics()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => new Database(database.ConnectionString))
            .AddSingleton<IPlacesGiven, NoGates>()
            .AddBehavior()
            .AddDashboard();
        if (nodes is not null)
        {
            services.AddElasticsearchBehavior(nodes);
        }

        services.AddMySqlBehavior().AddMySqlDashboard();
        change?.Invoke(services);
        return new BehaviorStore(database, services.BuildServiceProvider(), nodes is not null);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Stores events as the intake or the indexer does, and returns when they can be read.</summary>
    public async Task<IReadOnlyList<IndexOutcome>> WriteAsync(params IReadOnlyList<BehaviorEvent> events)
    {
        if (!_searches)
        {
            var statuses = await Get<IBehaviorLog>().AppendAsync(events, CancellationToken.None);
            return [.. statuses.Select(status => status switch
            {
                EventStatus.Accepted => IndexOutcome.Stored,
                EventStatus.Duplicate => IndexOutcome.AlreadyThere,
                _ => IndexOutcome.Refused,
            })];
        }

        var verdicts = await Get<IBehaviorIndex>().WriteAsync(events, CancellationToken.None);
        await Get<VisitorStore>().RememberAsync([.. events.Zip(verdicts).Where(pair => pair.Second.Outcome is IndexOutcome.Stored or IndexOutcome.AlreadyThere).Select(pair => pair.First)], CancellationToken.None);
        await RefreshAsync();
        return [.. verdicts.Select(verdict => verdict.Outcome)];
    }

    public async Task RefreshAsync() =>
        (await Get<SearchCluster>().TellAsync(new SearchRequest(HttpMethod.Post, $"/{Get<BehaviorNames>().EveryVersion}/_refresh"), CancellationToken.None)).OrThrow();

    /// <summary>Events that a search finds; 0 while there is no index, or nobody to ask.</summary>
    public async Task<long> CountAsync()
    {
        try
        {
            var answer = await Get<SearchCluster>().AskAsync(new SearchRequest(HttpMethod.Get, $"/{Get<BehaviorNames>().EveryVersion}/_count"), CancellationToken.None);
            return answer.Status == 200 ? answer.Json.GetProperty("count").GetInt64() : 0;
        }
        catch (StoreUnavailableException)
        {
            return 0;
        }
    }

    public Task<int> AddAccountAsync(Guid user, DateTimeOffset createdAt) => Database.ExecuteAsync(
        """
        INSERT INTO user_account (id, email, normalized_email, display_name, security_stamp, concurrency_stamp, created_at, updated_at)
        VALUES (@user, @mail, @mail, 'n', 's', 's', @createdAt, @createdAt)
        """,
        new { user, mail = $"{user:N}@example.com", createdAt });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
