using System.Net;
using System.Net.Sockets;
using System.Text;
using Axon.Core.Accounts;
using Axon.Tests.Integration.Checkout;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Http;

/// <summary>Monitors and link checkers ask by HEAD. Asked of the real server, because it is the server that leaves bodies out.</summary>
public sealed class HeadTests(PrivateServers servers) : OrdersApiTest(servers)
{
    // They differ from answer to answer, or say how a body was sent.
    private static readonly string[] Varying = ["Date", "Transfer-Encoding", "Content-Length", "Set-Cookie", "Last-Modified", "blazor-enhanced-nav", "Connection", "ETag"];

    [Fact]
    public async Task EveryGetRoute_AnswersHeadAlike_OrSaysThatItDoesNot()
    {
        var (person, _) = await App.PersonAsync(Role.Admin, Role.Marketer, Role.Operator);
        person.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        List<string> wrong = [];
        List<string> refused = [];
        var paths = AppRoutes.Of(App.Services).Where(endpoint => AppRoutes.Methods(endpoint).Contains("GET") && endpoint.RoutePattern.RawText?.Contains("{**", StringComparison.Ordinal) != true && endpoint.RoutePattern.RawText?.Contains("_blazor", StringComparison.Ordinal) != true)
            .Select(endpoint => AppRoutes.Path(endpoint.RoutePattern)).Append("/openapi/v1.json").Append("/docs/index.html").Append("/nowhere").Append("/api/nowhere").Distinct().ToList();
        foreach (var path in paths)
        {
            var head = await AskAsync(person, HttpMethod.Head, path);
            if (head.Status == HttpStatusCode.MethodNotAllowed)
            {
                refused.Add($"{path} {head.Headers["Allow"]}");
                continue;
            }

            var get = await AskAsync(person, HttpMethod.Get, path);
            if (head.Status != get.Status || head.Length != 0 || !head.Headers.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(get.Headers.OrderBy(pair => pair.Key, StringComparer.Ordinal)))
            {
                wrong.Add($"{path}: {(int)get.Status} and {(int)head.Status} with {head.Length} bytes; {string.Join(", ", get.Headers.Except(head.Headers))} / {string.Join(", ", head.Headers.Except(get.Headers))}");
            }
        }

        Assert.True(paths.Count > 100, $"Only {paths.Count} routes were found");
        Assert.Empty(wrong);
        // These charge: the way back from the payment window.
        Assert.Equal(["/orders/00000000-0000-0000-0000-000000000000/return GET", "/payments/success GET"], refused.Order(StringComparer.Ordinal));
    }

    /// <summary>The server refuses it before any code of ours, so there is a status and no body.</summary>
    [Fact]
    public async Task Path_WithNul_IsRefused()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(App.ClientOptions.BaseAddress.Host, App.ClientOptions.BaseAddress.Port, Token);
        await socket.GetStream().WriteAsync("GET /api/products/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), Token);
        using var reader = new StreamReader(socket.GetStream(), Encoding.ASCII);

        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadToEndAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, int Length, Dictionary<string, string> Headers)> AskAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await client.SendAsync(request, Token);
        var headers = answer.Headers.Concat((IEnumerable<KeyValuePair<string, IEnumerable<string>>>)answer.Content.Headers)
            .Where(header => !Varying.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        return (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync(Token)).Length, headers);
    }
}
