using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Accounts;
using Axon.Core.Db;
using Axon.Web.Http.Identity;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Axon.E2E.Hosting;

/// <summary>What a journey needs before it begins: shoppers with browsers, and sales that an admin has opened by API. And the books, to recount what screens say.</summary>
public sealed class AxonWorld(AxonAppFixture axon, BrowserFixture browser, Uri site)
{
    public const string Password = "seven quiet rivers";
    private static int _people;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AxonWorld> OpenAsync(AxonAppFixture axon, BrowserFixture browser) => new(axon, browser, await axon.StartAsync());

    /// <summary>A browser whose owner has agreed to be counted.</summary>
    public async Task<BrowserPerson> VisitorAsync(Action<BrowserNewContextOptions>? with = null)
    {
        var person = await browser.PersonAsync(site, with);
        // A busy machine answers "not now", and the shop's pages ask again by themselves.
        person.ExpectConsoleError("503");
        await person.Context.AddCookiesAsync(
        [
            new Cookie { Name = "axon_consent", Value = "granted", Url = site.ToString() },
            new Cookie { Name = "axon_v", Value = Guid.CreateVersion7().ToString("D"), Url = site.ToString() },
        ]);
        return person;
    }

    /// <summary>Somebody new, signed in.</summary>
    public async Task<BrowserPerson> ShopperAsync(Action<BrowserNewContextOptions>? with = null)
    {
        var person = await VisitorAsync(with);
        await person.SignInAsync((await AccountAsync()).Id);
        return person;
    }

    public async Task<BrowserPerson> StaffAsync(Role role, Action<BrowserNewContextOptions>? with = null)
    {
        var person = await browser.PersonAsync(site, with);
        await person.SignInAsync(axon.Person(role).User);
        return person;
    }

    public async Task<Account> AccountAsync()
    {
        await using var scope = axon.Services.CreateAsyncScope();
        var number = Interlocked.Increment(ref _people);
        var form = new SignUpForm(string.Create(CultureInfo.InvariantCulture, $"buyer-{number}-{Guid.NewGuid():N}@shop.example"), Password, "구매자");
        var result = await scope.ServiceProvider.GetRequiredService<SignUp>().HandleAsync(form, Stop);
        Assert.Empty(result.Problems);
        return result.Value!; // no problems
    }

    public async Task<long> ProductAsync(int stock = 0, long price = 20_000) =>
        await AdminAsync("products", new { name = "런닝화 에어", category = "신발", priceMinor = price, stock, art = "shoe" });

    /// <summary>A drop that is open now.</summary>
    public Task<long> DropAsync(int capacity, int limit = 1, int holdSeconds = 300, long price = 10_000, string showRemaining = "ALWAYS") =>
        OpenAsync(async campaign => new
        {
            campaignId = campaign,
            type = "PURCHASE",
            title = "런닝화 에어 한정 판매",
            productId = await ProductAsync(),
            opensAt = TimeProvider.System.GetUtcNow().AddMinutes(30),
            closesAt = TimeProvider.System.GetUtcNow().AddDays(1),
            capacity,
            perPersonLimit = limit,
            maxQuantity = limit,
            holdSeconds,
            priceMinor = price,
            listPriceMinor = price * 2,
            showRemaining,
        });

    /// <summary>A coupon that everybody may take once, open now.</summary>
    public Task<long> CouponDropAsync(int capacity, long amount) =>
        OpenAsync(async campaign => new
        {
            campaignId = campaign,
            type = "COUPON",
            title = "오늘만 할인 쿠폰",
            couponId = await AdminAsync("coupons", new
            {
                name = "오늘만 할인 쿠폰",
                kind = "AMOUNT",
                amountMinor = amount,
                perPersonLimit = 1,
                startsAt = TimeProvider.System.GetUtcNow().AddDays(-1),
                endsAt = TimeProvider.System.GetUtcNow().AddDays(30),
            }),
            opensAt = TimeProvider.System.GetUtcNow().AddMinutes(30),
            closesAt = TimeProvider.System.GetUtcNow().AddDays(1),
            capacity,
            perPersonLimit = 1,
        });

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await axon.Services.GetRequiredService<Database>().OpenAloneAsync(Stop);
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null) => Assert.Single(await QueryAsync<T>(sql, parameters));

    /// <summary>What the provider's own books say about an order: how often it charged, and what it kept.</summary>
    public async Task<(int Charges, long Net)> LedgerAsync(Guid order)
    {
        using var http = new HttpClient { BaseAddress = axon.Payments.BaseUrl };
        var ledger = await http.GetFromJsonAsync<JsonElement>($"/ledger?orderId={order:N}", Stop);
        var entry = Assert.Single(ledger.GetProperty("orders").EnumerateArray());
        return (entry.GetProperty("charges").GetArrayLength(), entry.GetProperty("net").GetInt64());
    }

    private async Task<long> OpenAsync(Func<long, Task<object>> activity)
    {
        var campaign = await AdminAsync("campaigns", new { name = "가을 러닝 주간", startsAt = TimeProvider.System.GetUtcNow().AddDays(-1), endsAt = TimeProvider.System.GetUtcNow().AddDays(30) });
        var id = await AdminAsync("activities", await activity(campaign));
        await AdminAsync(string.Create(CultureInfo.InvariantCulture, $"activities/{id}/schedule"), new { });
        await AdminAsync(string.Create(CultureInfo.InvariantCulture, $"activities/{id}/open"), new { });
        return id;
    }

    private async Task<long> AdminAsync(string path, object body)
    {
        await using var scope = axon.Services.CreateAsyncScope();
        var admin = await scope.ServiceProvider.GetRequiredService<FindAccount>().HandleAsync(axon.Person(Role.Admin).User, Stop);
        var token = axon.Services.GetRequiredService<BearerTokens>().Issue(admin!.Id, admin.SecurityStamp).AccessToken; // seeded
        using var http = new HttpClient { BaseAddress = site };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.PostAsJsonAsync($"/api/admin/{path}", body, Stop);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {json}");
        return (json.TryGetProperty("coupon", out var coupon) && coupon.ValueKind == JsonValueKind.Object && !json.TryGetProperty("id", out _) ? coupon : json).GetProperty("id").GetInt64();
    }
}
