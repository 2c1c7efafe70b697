using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Products;
using Axon.Core.Catalog.Rules;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Demo;

/// <summary>Fills an empty shop once, so that a stranger sees a drop open two minutes after the first start. No sales and no visitors are made up.</summary>
public sealed class SeedDemo(
    OneTimeTaskStore once,
    CampaignStore campaigns,
    ActivityStore activities,
    ProductStore products,
    CouponStore coupons,
    IAuditLog audit,
    Database database,
    TimeProvider clock)
{
    private const string Name = "demo";
    private static readonly TimeSpan UntilOpening = TimeSpan.FromMinutes(2);

    public Task<bool> IsDoneAsync(CancellationToken cancellationToken) => once.IsDoneAsync(Name, cancellationToken);

    /// <returns>False when this database was filled before, whatever was deleted since.</returns>
    public Task<bool> HandleAsync(CancellationToken cancellationToken) => database.InTransactionAsync(
        async work =>
        {
            var now = clock.GetUtcNow();
            if (!await once.TryAsync(Name, now, work, cancellationToken))
            {
                return false;
            }

            var shelf = await AddProductsAsync(now, work, cancellationToken);
            await AddDropsAsync(shelf, now, work, cancellationToken);
            await AddCouponsAsync(shelf, now, work, cancellationToken);
            await audit.AppendAsync(new AuditEntry(null, "demo.seed", "demo", "1"), work, cancellationToken);
            return true;
        },
        cancellationToken);

    private async Task<IReadOnlyDictionary<string, ProductId>> AddProductsAsync(DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var shelf = new Dictionary<string, ProductId>();
        var seed = 0;
        foreach (var product in DemoProducts.All)
        {
            seed++;
            // A believable margin: the cost is a little over half of the price, in whole hundreds.
            var cost = product.Price * (52 + (seed % 9)) / 10_000 * 100;
            shelf[product.Name] = await products.InsertAsync(
                new ProductValues(
                    product.Name, product.Description, product.Category, product.Price, product.ListPrice, cost, null, $"{product.Art}:{seed}", ProductStatus.ACTIVE, product.Stock),
                now,
                work,
                cancellationToken);
        }

        return shelf;
    }

    private async Task AddDropsAsync(IReadOnlyDictionary<string, ProductId> shelf, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var campaign = await AddCampaignAsync(
            new CampaignValues("이달의 선착순", "정해진 수량만 정해진 시각에 열어요.", Day(now, -3), Day(now, 28), 30_000_000),
            [("검색 광고", 4_200_000, -3), ("SNS 광고", 6_800_000, -2), ("앱 푸시", 350_000, -1), ("제휴 배너", 2_100_000, -1)],
            now,
            work,
            cancellationToken);
        await AddActivityAsync(
            campaign,
            Drop("무선 이어폰 화이트 에디션", "이번에만 나오는 흰색이에요. 한 사람이 하나씩, 먼저 오신 순서대로 드려요.", shelf["무선 이어폰 화이트 에디션"], 129_000, 179_000) with
            {
                OpensAt = now + UntilOpening,
                ClosesAt = Day(now, 4),
                Capacity = 30,
                FewThreshold = 10,
                RulesJson = RuleJson.Write([new AgeRule(19, null)]),
            },
            ActivityStatus.SCHEDULED,
            now,
            work,
            cancellationToken);
        await AddActivityAsync(
            campaign,
            Drop("오크 원목 라운지 체어", "전시에 쓰지 않은 새 제품이에요. 주문한 다음 날 보내 드려요.", shelf["오크 원목 라운지 체어"], 249_000, 389_000) with
            {
                OpensAt = now,
                ClosesAt = Day(now, 7),
                Capacity = 40,
                PerPersonLimit = 2,
                MaxQuantity = 2,
                ShowRemaining = ShowRemaining.ALWAYS,
            },
            ActivityStatus.OPEN,
            now,
            work,
            cancellationToken);
    }

    private async Task AddCouponsAsync(IReadOnlyDictionary<string, ProductId> shelf, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var campaign = await AddCampaignAsync(
            new CampaignValues("겨울 준비 쿠폰전", "쿠폰을 받아 겨울 물건을 미리 준비해요.", Day(now, -1), Day(now, 45), 12_000_000),
            [("SNS 광고", 1_900_000, -1), ("문자 메시지", 420_000, 0)],
            now,
            work,
            cancellationToken);
        var coupon = await coupons.InsertAsync(
            new CouponValues("겨울 준비 1만 원 쿠폰", CouponKind.AMOUNT, 10_000, null, null, 50_000, null, now, Day(now, 90), 1), now, work, cancellationToken);
        await coupons.InsertAsync(
            new CouponValues("조명 10% 쿠폰", CouponKind.PERCENT, null, 10, 15_000, 20_000, "조명", now, Day(now, 60), 1), now, work, cancellationToken);
        await AddActivityAsync(
            campaign,
            Drop("겨울 준비 1만 원 쿠폰", "5만 원 넘게 살 때 쓸 수 있어요. 한 사람에 한 장이에요.", null, 0, null) with
            {
                Type = ActivityType.COUPON,
                Coupon = coupon,
                OpensAt = now,
                ClosesAt = Day(now, 14),
                Capacity = 200,
            },
            ActivityStatus.OPEN,
            now,
            work,
            cancellationToken);
        await AddActivityAsync(
            campaign,
            Drop("캔들 워머 램프", "실버 등급부터 먼저 살 수 있어요.", shelf["캔들 워머 램프"], 39_000, 64_000) with
            {
                // Eight in the evening of tomorrow in Seoul.
                OpensAt = Day(now, 1).AddHours(20),
                ClosesAt = Day(now, 10),
                Capacity = 60,
                RulesJson = RuleJson.Write([new GradeRule(Grade.SILVER), new PurchaseRule(false, 30, "캔들")]),
            },
            ActivityStatus.SCHEDULED,
            now,
            work,
            cancellationToken);
    }

    private async Task<CampaignId> AddCampaignAsync(
        CampaignValues values, IReadOnlyList<(string Channel, long Amount, int Day)> costs, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var id = await campaigns.InsertAsync(values, now, work, cancellationToken);
        await campaigns.SetStatusAsync(id, CampaignStatus.ACTIVE, now, work, cancellationToken);
        foreach (var (channel, amount, day) in costs)
        {
            await campaigns.InsertCostAsync(id, new CampaignCost(0, channel, amount, SeoulTime.DateOf(now).AddDays(day), ""), now, work, cancellationToken);
        }

        return id;
    }

    private async Task AddActivityAsync(
        CampaignId campaign, ActivityValues values, ActivityStatus status, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var id = await activities.InsertAsync(campaign, values, now, work, cancellationToken);
        await activities.SetStatusAsync(id, status, now, work, cancellationToken);
    }

    private static ActivityValues Drop(string title, string description, ProductId? product, long price, long? listPrice) => new(
        ActivityType.PURCHASE, title, description, product, null, null, default, default, 1, 1, 1, 300, price, listPrice, ShowRemaining.FEW, 20, 7, RuleJson.Write([]));

    private static DateTimeOffset Day(DateTimeOffset now, int days) => SeoulTime.StartOf(SeoulTime.DateOf(now).AddDays(days));
}
