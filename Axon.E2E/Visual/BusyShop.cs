using Axon.Core.Accounts;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Demo;
using Axon.Core.Catalog.Products;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Checkout.Store;
using Axon.Core.Db;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Wallet;
using Axon.E2E.Hosting;

namespace Axon.E2E.Visual;

/// <summary>An Axon of its own, nine minutes into a sale: the demo, one activity in each state, and people who looked, bought, gave up and were too late.</summary>
/// <remarks>Not the assembly's Axon: journeys count what is in that one.</remarks>
public sealed class BusyShop : IAsyncLifetime
{
    private const int Buyers = 24;
    private const int Visitors = 180;
    private readonly AxonAppFixture _axon = new();
    private readonly Lock _lock = new();
    private Task<Uri>? _start;

    /// <summary>Selling, with its number of places shown.</summary>
    public ActivityId Selling { get; private set; }

    public ActivityId Coming { get; private set; }

    public ActivityId CouponDrop { get; private set; }

    public ActivityId Restricted { get; private set; }

    public ActivityId SoldOut { get; private set; }

    public ActivityId Paused { get; private set; }

    public ActivityId Ended { get; private set; }

    public ActivityId Draft { get; private set; }

    public CampaignId Campaign { get; private set; }

    public CampaignId Empty { get; private set; }

    public ProductId Product { get; private set; }

    public Reservation Place { get; private set; } = null!; // OpenAsync

    public Reservation GivenUp { get; private set; } = null!; // OpenAsync

    public Order Paid { get; private set; } = null!; // OpenAsync

    public Order Unpaid { get; private set; } = null!; // OpenAsync

    public Order Refunded { get; private set; } = null!; // OpenAsync

    public Uri PaymentWindow { get; private set; } = null!; // OpenAsync

    public Task<Uri> StartAsync()
    {
        lock (_lock)
        {
            return _start ??= OpenAsync();
        }
    }

    /// <summary>A machine that is busy must not make the place that is shown run out: it is taken anew in time.</summary>
    public async Task KeepPlaceAsync()
    {
        if (Place.DeadlineAt - TimeProvider.System.GetUtcNow() > TimeSpan.FromMinutes(3))
        {
            return;
        }

        using var day = new ShopDay(_axon);
        await day.Get<CancelReservation>().HandleAsync(Place.Id, Place.User, Stop);
        Place = (await day.EnterAsync(Selling, Place.User, 2)).Reservation!; // places are left
    }

    public SeededAccount Person(string name) => _axon.Person(name);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _axon.DisposeAsync();

    private static ActivityValues Drop(ProductView product, long price, int capacity, DateTimeOffset opens, DateTimeOffset closes) => new(
        ActivityType.PURCHASE, product.Name, product.Description, product.Id, null, null, opens, closes, capacity, 1, 1, 300, price, product.Price.Minor, ShowRemaining.FEW, 3, 7, "[]");

    private async Task<Uri> OpenAsync()
    {
        var site = await _axon.StartAsync();
        using var day = new ShopDay(_axon);
        await day.Get<SeedDemo>().HandleAsync(Stop);
        await AddActivitiesAsync(day);
        var shoppers = await day.Get<MakeTestShoppers>().HandleAsync(Buyers + 12, Stop);
        await SellAsync(day, [.. shoppers.Select(shopper => shopper.Id)]);
        await ShopAsync(day, site);
        await StaffDay.SeedAsync(day, Person("admin").User, Person("junho").User, Stop);
        return site;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task AddActivitiesAsync(ShopDay day)
    {
        var demo = await day.Get<IActivityCatalog>().ListPublicAsync(Stop);
        Selling = demo.First(view => view.ShowRemaining == ShowRemaining.ALWAYS).Id;
        Campaign = demo.First(view => view.Id == Selling).Campaign;
        CouponDrop = demo.First(view => view.Type == ActivityType.COUPON).Id;
        Restricted = demo.First(view => view.Rules.Count == 2).Id;
        Coming = demo.First(view => view.Rules.Count == 1).Id;
        var shelf = (await day.Get<ProductCatalog>().ListAsync(null, 1, 100, Stop)).Items;
        ProductView Find(string name) => shelf.First(product => product.Name == name);
        Product = Find("밝기 조절 스탠드").Id;
        var now = TimeProvider.System.GetUtcNow();
        var (before, later) = (now.AddHours(-1), now.AddDays(2));
        SoldOut = await day.AddActivityAsync(Campaign, Drop(Find("도자기 머그 2개 세트"), 29_000, 6, before, later), ActivityStatus.OPEN);
        Paused = await day.AddActivityAsync(Campaign, Drop(Find("가죽 스니커즈"), 99_000, 50, before, later), ActivityStatus.PAUSED);
        Ended = await day.AddActivityAsync(Campaign, Drop(Find("데일리 러닝화"), 79_000, 30, now.AddDays(-2), now.AddMinutes(-30)), ActivityStatus.ENDED);
        Draft = await day.AddActivityAsync(Campaign, Drop(Find("얇은 쿼츠 손목시계"), 89_000, 40, now.AddDays(1), later), ActivityStatus.DRAFT);
        Empty = await day.Get<Database>().InTransactionAsync(
            work => day.Get<CampaignStore>().InsertAsync(new("설맞이 한정 판매", "", now.AddDays(30), now.AddDays(44), 0), now, work, Stop), Stop);
    }

    private async Task SellAsync(ShopDay day, IReadOnlyList<UserId> people)
    {
        var view = await day.Get<IActivityCatalog>().FindAsync(Selling, Stop) ?? throw new InvalidOperationException("The demo has no chair");
        var opened = TimeProvider.System.GetUtcNow().AddMinutes(-9);
        // Quick at first, then slower, as sales are.
        var buyers = people.Take(Buyers).Select((user, number) => (User: user, After: TimeSpan.FromSeconds(4 + (0.8 * number * number)))).ToList();
        List<BehaviorEvent> seen = [];
        for (var number = 0; number < Visitors; number++)
        {
            seen.AddRange(ShopDay.Visit(view, number, null, opened.AddSeconds(number * 2.8), click: number % 9 == 0, known: number % 4 == 0));
        }

        for (var number = 0; number < Buyers + 3; number++)
        {
            var at = number < Buyers ? opened + buyers[number].After : opened.AddSeconds(90 * (number - Buyers));
            seen.AddRange(ShopDay.Visit(view, number, people[number], at.AddSeconds(-35), click: true, known: number % 3 == 0));
        }

        await day.RecordAsync(seen);
        foreach (var (user, number) in buyers.Select((buyer, number) => (buyer.User, number)))
        {
            await day.BuyAsync(Selling, user, quantity: number % 5 == 0 ? 2 : 1);
        }

        foreach (var user in people.Skip(Buyers).Take(2))
        {
            var place = (await day.EnterAsync(Selling, user)).Reservation!; // many places are left
            await day.Get<CancelReservation>().HandleAsync(place.Id, user, Stop);
        }

        // A card is refused, and the place goes on waiting.
        await day.BuyAsync(Selling, people[Buyers + 2], card: "balance");
        await day.ToldAsync(Selling, "PURCHASE", Buyers);
        await day.ReachBackAsync(Selling, opened, buyers);

        // Five buy, one is paying, five more are told that it is sold out.
        foreach (var user in people.Skip(Buyers + 3).Take(4))
        {
            await day.BuyAsync(SoldOut, user);
        }
    }

    private async Task ShopAsync(ShopDay day, Uri site)
    {
        var (minji, junho) = (Person("minji").User, Person("junho").User);
        Paid = await day.BuyAsync(SoldOut, minji);
        await day.EnterAsync(SoldOut, Person("dohyun").User);
        await day.EnterAsync(SoldOut, Person("seoyeon").User);
        await day.EnterAsync(CouponDrop, minji);
        await day.EnterAsync(CouponDrop, junho);

        var given = (await day.EnterAsync(Selling, junho)).Reservation!; // many places are left
        await day.Get<CancelReservation>().HandleAsync(given.Id, junho, Stop);
        GivenUp = given;

        Refunded = await day.PayAsync(await ProductOrderAsync(day, junho, 1), junho);
        await day.Get<RequestRefund>().HandleAsync(Refunded.Id, junho, isStaff: false, null, "색이 생각과 달라요", null, Stop);
        var coupon = (await day.Get<MyCouponStore>().ListAsync(junho, Stop))[0].Id;
        Unpaid = await day.OrderAsync(await BeginAsync(day, junho, 2), junho, coupon);
        PaymentWindow = day.Get<CheckoutLink>().Of(Unpaid, new Uri(site, "/"), new Uri(site, "/"), "ko")!; // unpaid, so there is one
        Place = (await day.EnterAsync(Selling, minji, 2)).Reservation!; // as above
    }

    private async Task<Order> ProductOrderAsync(ShopDay day, UserId user, int quantity) => await day.OrderAsync(await BeginAsync(day, user, quantity), user);

    private async Task<SaleRef> BeginAsync(ShopDay day, UserId user, int quantity) =>
        (await day.Get<BuyProduct>().HandleAsync(Product, user, quantity, null, Stop)).Sale;
}
