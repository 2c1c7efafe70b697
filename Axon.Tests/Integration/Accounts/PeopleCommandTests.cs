using System.Net;
using System.Net.Http.Headers;
using Axon.Tests.Servers;
using Axon.Web.Features.Accounts;

namespace Axon.Tests.Integration.Accounts;

public sealed class PeopleCommandTests(PrivateServers servers)
{
    [Fact]
    public async Task Run_WritesOneTokenALineThatTheSystemAccepts()
    {
        await using var app = await AccountsApp.CreateAsync(servers, nameof(PeopleCommandTests));
        var file = Path.Combine(TestFolder.Create("people"), "tokens.txt");

        await PeopleCommand.RunAsync(app.Services, 300, file, TestContext.Current.CancellationToken);

        var tokens = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(300, tokens.Distinct().Count());
        using var client = app.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens[299]);
        using var me = await client.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.True((await me.JsonAsync()).GetProperty("isTest").GetBoolean());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        TestFolder.Delete(Path.GetDirectoryName(file)!);
    }
}
