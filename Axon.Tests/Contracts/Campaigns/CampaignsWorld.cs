using Axon.Core.Accounts;
using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Products;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>The campaigns feature on a real database with a clock that the test moves, and short ways to arrange things.</summary>
public sealed class CampaignsWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CampaignsWorld(TestDatabase database, byte[]? sealKey)
    {
        Database = database;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(database.Database)
            .AddSingleton<IActivityChanged>(Changed)
            .AddAccounts()
            .AddMySqlAccounts()
            .AddMessages()
            .AddMySqlOutbox()
            .AddSingleton(new AuditSeal(sealKey))
            .AddSingleton<IAuditAnchors>(Anchors)
            .AddCampaigns()
            .AddMySqlCampaigns()
            .AddMetrics()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; } = Clocks.Still();

    public ChangeListener Changed { get; } = new();

    internal KeptAnchors Anchors { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<CampaignsWorld> CreateAsync(PrivateServers servers, string name, byte[]? sealKey = null) => new(await TestDatabase.CreateAsync(servers, name), sealKey);

    /// <summary>The same database, by a process with this key.</summary>
    public CampaignsWorld WithKey(byte[]? sealKey) => new(Database, sealKey) { Anchors = { Last = Anchors.Last } };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task AppendAuditAsync(int n) => Get<Database>().InTransactionAsync(
        async work =>
        {
            await Get<IAuditLog>().AppendAsync(new AuditEntry(null, "test", "t", "1", $$"""{"n":{{n}}}"""), work, CancellationToken.None);
            return true;
        },
        CancellationToken.None);

    public async Task<CampaignId> CampaignAsync() => Value(await Get<SaveCampaign>().CreateAsync(
        new CampaignInput { Name = "11월 선착순", StartsAt = Now.AddDays(-1), EndsAt = Now.AddDays(30), BudgetMinor = 1_000_000 }, null, CancellationToken.None));

    public async Task<ProductId> ProductAsync(string name = "무선 이어폰", string category = "이어폰", int stock = 100) => Value(await Get<SaveProduct>().CreateAsync(
        new ProductInput { Name = name, Description = "설명", Category = category, PriceMinor = 129_000, ListPriceMinor = 179_000, CostMinor = 80_000, Art = "earbuds:1", Stock = stock }, null, CancellationToken.None));

    public async Task<CouponId> CouponAsync() => Value(await Get<SaveCoupon>().CreateAsync(
        new CouponInput { Name = "첫 구매 쿠폰", Kind = CouponKind.AMOUNT, AmountMinor = 10_000, MinOrderMinor = 30_000, StartsAt = Now.AddDays(-1), EndsAt = Now.AddDays(60) }, null, CancellationToken.None));

    /// <summary>A drop of ten that opens in an hour for an hour.</summary>
    public ActivityInput Drop(ProductId product) => new()
    {
        Type = ActivityType.PURCHASE,
        Title = "무선 이어폰 화이트 에디션",
        Description = "설명",
        ProductId = product.Value,
        OpensAt = Now.AddHours(1),
        ClosesAt = Now.AddHours(2),
        Capacity = 10,
        PerPersonLimit = 2,
        MaxQuantity = 2,
        HoldSeconds = 300,
        PriceMinor = 129_000,
        ListPriceMinor = 179_000,
        ShowRemaining = ShowRemaining.FEW,
        FewThreshold = 3,
        RefundDays = 7,
    };

    public async Task<ActivityId> ActivityAsync(ActivityStatus status = ActivityStatus.DRAFT, Func<ActivityInput, ActivityInput>? change = null)
    {
        var input = Drop(await ProductAsync());
        var id = Value(await Get<SaveActivity>().CreateAsync(await CampaignAsync(), change is null ? input : change(input), null, CancellationToken.None));
        ActivityAction[] path = status switch
        {
            ActivityStatus.DRAFT => [],
            ActivityStatus.SCHEDULED => [ActivityAction.SCHEDULE],
            ActivityStatus.OPEN => [ActivityAction.SCHEDULE, ActivityAction.OPEN],
            ActivityStatus.PAUSED => [ActivityAction.SCHEDULE, ActivityAction.OPEN, ActivityAction.PAUSE],
            _ => [ActivityAction.SCHEDULE, ActivityAction.OPEN, ActivityAction.END],
        };
        foreach (var action in path)
        {
            Value(await Get<ChangeActivityStatus>().HandleAsync(id, action, null, null, CancellationToken.None));
        }

        return id;
    }

    public async Task<ActivityView> ViewAsync(ActivityId id) =>
        await Get<IActivityCatalog>().FindAsync(id, CancellationToken.None) ?? throw new InvalidOperationException($"No activity {id}");

    public async Task<UserId> PersonAsync(int? birthYear = 1990, Region? region = Region.SEOUL, Grade grade = Grade.BASIC, DateTimeOffset? createdAt = null)
    {
        var id = new UserId(Guid.CreateVersion7());
        await Database.ExecuteAsync(
            """
            INSERT INTO user_account (id, email, normalized_email, display_name, security_stamp, concurrency_stamp, birth_year, region, grade, created_at, updated_at)
            VALUES (@id, @email, @email, '사람', 's', 'c', @birthYear, @region, @grade, @createdAt, @createdAt)
            """,
            new { id, email = $"{id}@example.com", birthYear, region = region?.ToString(), grade = grade.ToString(), createdAt = createdAt ?? Now.AddDays(-100) });
        return id;
    }

    public Task<int> OrderAsync(UserId user, ProductId? product, DateTimeOffset paidAt, string status = "PAID") => Database.ExecuteAsync(
        """
        INSERT INTO customer_order (id, number, user_id, sale_kind, sale_id, product_id, title, quantity, unit_price_minor, total_minor, currency, status, refund_days, deadline_at, created_at, paid_at)
        VALUES (@id, @number, @user, 'PRODUCT', @id, @product, '상품', 1, 1000, 1000, 'KRW', @status, 7, @paidAt, @paidAt, @paidAt)
        """,
        new { id = Guid.CreateVersion7(), number = Guid.NewGuid().ToString("N")[..16], user, product, paidAt, status });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>The value, or a failure that says why there is none.</summary>
    public static T Value<T>(Result<T> result) => result.Ok
        ? result.Value
        : throw new InvalidOperationException(string.Join(", ", result.Problems));

    public sealed class ChangeListener : IActivityChanged
    {
        private readonly List<ActivityId> _told = [];

        public bool Fails { get; set; }

        public IReadOnlyList<ActivityId> Told
        {
            get
            {
                lock (_told)
                {
                    return [.. _told];
                }
            }
        }

        public Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new InvalidOperationException("Told to fail");
            }

            lock (_told)
            {
                _told.Add(activity);
            }

            return Task.CompletedTask;
        }
    }
}
