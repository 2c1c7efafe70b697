using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Axon.Tests.Contracts.Payments;

public sealed class HostileInputTests : SimulatorTest
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "NaN", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "\"\"",
        "\"15000\"", "[]", "{}", "[[]]", "\"\\u0000\"", "\"\\ud800\"", "\"\\u202e\"", "\"한글\"", "\"'; DROP TABLE\"", "\"../../etc/passwd\"", "\"=cmd|' /C calc'!A0\"",
        "\"*1\\r\\n$4\\r\\nPING\\r\\n\"", "\"{a}b\"", "\"<script>alert(1)</script>\"",
    ];

    private static readonly string[] Bodies =
    [
        "", " ", "null", "[]", "1", "\"x\"", "{", "{}}", "{\"a\":1,}", "\0", "\u00ff", "{\"paymentKey\":\"a\",\"paymentKey\":\"b\",\"orderId\":\"order-000001\",\"amount\":1}",
        new string('[', 100_000), "{\"a\":" + new string('{', 5_000), "{\"orderId\":\"" + new string('a', 60_000) + "\"}",
        "{" + string.Join(',', Enumerable.Range(0, 4_000).Select(i => $"\"p{i}\":{i}")) + "}",
    ];

    [Fact]
    public async Task Posts_HostileBodies_AreRefusedWithoutAServerErrorOrAnEntry()
    {
        var order = NewOrder();
        var key = await CapturedAsync(order);
        var bodies = Bodies
            .Concat(Values.SelectMany(value => new[]
            {
                $"{{\"paymentKey\":{value},\"orderId\":\"{order.Value}\",\"amount\":15000}}",
                $"{{\"paymentKey\":\"{key.Value}\",\"orderId\":{value},\"amount\":15000}}",
                $"{{\"paymentKey\":\"{key.Value}\",\"orderId\":\"{order.Value}\",\"amount\":{value},\"card\":{value}}}",
                $"{{\"cancelReason\":{value},\"cancelAmount\":{value}}}",
                $"{{\"latencyMs\":{value}}}", $"{{\"faults\":{value}}}", $"{{\"webhook\":{value}}}", $"{{\"faults\":[{value}]}}", $"{{\"declineCode\":{value},\"declineRate\":7}}",
            }))
            .Select(Encoding.UTF8.GetBytes)
            .Append([0x7b, 0xff, 0xfe, 0x7d]).Append([0xc3, 0x28]).ToList();

        foreach (var path in new[] { "/v1/payments/confirm", $"/v1/payments/{key.Value}/cancel", "/v1/test/payments", "/knobs", "/window" })
        {
            foreach (var body in bodies)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var request = new HttpRequestMessage(path == "/knobs" ? HttpMethod.Put : HttpMethod.Post, path) { Content = content };
                await AssertCalmAsync(request, $"{path} {Encoding.UTF8.GetString(body)[..Math.Min(body.Length / 4, 60)]}");
            }
        }

        await TurnAsync(new { });
        Assert.Equal(1, await ChargesAsync(order));
        Assert.Equal(15_000, await NetAsync(order));
    }

    [Fact]
    public async Task Reads_HostileAddresses_AreAnsweredCalmly()
    {
        string[] parts = ["%00", "%ff%fe", "..%2f..%2fetc", "%E2%80%AE", new string('a', 3_000), "{x}", "-1", "%0d%0aSet-Cookie:x", "%3Cscript%3E", "+", "%20"];
        string[] paths =
        [
            .. parts.SelectMany(part => new[]
            {
                $"/v1/payments/{part}", $"/v1/payments/orders/{part}", $"/ledger?orderId={part}", $"/ledger?after={part}&limit={part}", $"/window?orderId={part}&lang={part}",
                $"/window?successUrl={part}&amount={part}", $"/{part}",
            }),
            "/ledger?limit=0", "/ledger?limit=10001", "/ledger?after=-1", "/ledger?after=9223372036854775808", "/ledger?limit=1&limit=2",
        ];

        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, BaseUrl.AbsoluteUri.TrimEnd('/') + path);
            await AssertCalmAsync(request, path);
        }
    }

    [Theory]
    [InlineData("Authorization", "Basic", HttpStatusCode.Forbidden)]
    [InlineData("Authorization", "Basic %%%", HttpStatusCode.Forbidden)]
    [InlineData("Authorization", "Basic dGVzdA==", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer x", HttpStatusCode.Forbidden)]
    [InlineData("Authorization", "", HttpStatusCode.Unauthorized)]
    [InlineData("Host", "evil.example", HttpStatusCode.BadRequest)]
    public async Task Request_WrongHeader_IsRefused(string name, string value, HttpStatusCode status)
    {
        Http.DefaultRequestHeaders.Authorization = name == "Authorization" ? null : Http.DefaultRequestHeaders.Authorization;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/payments/x");
        request.Headers.TryAddWithoutValidation(name, value);

        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Confirm_IdempotencyKeyTooLong_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments/confirm");
        request.Content = new StringContent("{\"paymentKey\":\"a\",\"orderId\":\"order-000001\",\"amount\":100}", Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", new string('k', 301));

        using var response = await Http.SendAsync(request, Token);

        Assert.Contains("INVALID_IDEMPOTENCY_KEY", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /v1/payments/confirm HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"pay")]
    [InlineData("POST /window HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 99\r\n\r\n--x\r\nbroken")]
    [InlineData("POST /v1/test/payments HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("GARBAGE\0\r\n\r\n")]
    public async Task Connection_BrokenOffInTheMiddle_LeavesTheSimulatorAlive(string sent)
    {
        using (var client = new TcpClient(BaseUrl.Host, BaseUrl.Port))
        {
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(sent), Token);
            client.Client.Shutdown(SocketShutdown.Send);
        }

        var order = NewOrder();
        await CapturedAsync(order);
        Assert.Equal(1, await ChargesAsync(order));
    }

    private async Task AssertCalmAsync(HttpRequestMessage request, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        using var response = await Http.SendAsync(request, limit.Token);
        Assert.True((int)response.StatusCode < 500, $"{what}: {response.StatusCode}");
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            using var _ = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
    }
}
