namespace Axon.Tests.Architecture;

public sealed class ArchitectureTests
{
    [Fact]
    public void Sources_FollowEveryRule()
    {
        var files = SourceTree.Files(".cs", ".razor");

        Assert.True(files.Count > 200, $"Only {files.Count} files were found; the rules looked at the wrong place");
        Assert.Empty(files.SelectMany(ArchitectureRules.Check));
    }

    // The rules are worth something only if they can fail: each bad sample must be caught, and its good twin must not.
    [Theory]
    [InlineData("Axon.Core/Wallet/A.cs", "using Axon.Core.Checkout.Orders;", "using Axon.Core.Kernel;")]
    [InlineData("Axon.Core/Entry/A.cs", "using Axon.Core.Dashboard;", "// Axon.Core.Dashboard is told by facts")]
    [InlineData("Axon.Core/Dashboard/A.cs", "var x = new Axon.Core.Wallet.Coupon();", "using Axon.Core.Entry;")]
    [InlineData("Axon.Core/Gifts/A.cs", "namespace Axon.Core.Gifts;", null)]
    [InlineData("Axon.Core/Kernel/A.cs", "using Axon.Core.Entry;", "using System.Text;")]
    [InlineData("Axon.Core/Db/A.cs", "using Axon.Web.Http;", "using Dapper;")]
    [InlineData("Axon.Web/Features/Entry/A.razor", "@using Axon.Core.Db", "@using Axon.Core.Entry")]
    [InlineData("Axon.Workers/A.cs", "using Axon.Core.Redis;", "using Axon.Core.Checkout;")]
    [InlineData("Axon.Core/Entry/A.cs", "using Dapper;\n    public async Task HandleAsync(", "using Dapper;\n    public async Task AddAsync(")]
    [InlineData("Axon.Web/Start/A.cs", "using StackExchange.Redis;", "using Axon.Core.Redis;")]
    [InlineData("Axon.Core/Entry/A.cs", "using Confluent.Kafka;", "using Dapper;")]
    [InlineData("Axon.Workers/A.cs", "using Confluent.Kafka.Admin;", "using Axon.Core.Kernel;")]
    [InlineData("Axon.Workers/Hosting/A.cs", "using MySqlConnector;", null)]
    [InlineData("Axon.Core/Tracking/Index/A.cs", "using Axon.Core.Tracking.Search;", "using Axon.Core.Tracking.Collect;")]
    [InlineData("Axon.Web/Start/A.cs", "client.PostAsync(\"/_bulk\", body)", null)]
    [InlineData("Axon.Core/Tracking/Index/A.cs", "using Elastic.Transport;", "using Axon.Core.Kernel;")]
    [InlineData("Axon.Web/Http/A.cs", "using Axon.Web.Features.Entry;", "using Axon.Web.Http.Identity;")]
    [InlineData("Axon.Web/Http/Identity/A.cs", "using Axon.Web.Start;", "using Axon.Core.Accounts;")]
    [InlineData("Axon.Web/Http/A.cs", "using Axon.Web.Ui.Layout;", "using Axon.Web.Resources;")]
    [InlineData("Axon.Web/Ui/A.razor", "@using Axon.Web.Start", "@using Axon.Web.Http")]
    [InlineData("Axon.Web/Features/Entry/A.cs", "var x = new Axon.Web.Start.Stores();", "using Axon.Web.Ui;")]
    [InlineData("Axon.Core/Db/A.cs", "using Microsoft.AspNetCore.Http;", "using Microsoft.AspNetCore.DataProtection;")]
    [InlineData("Axon.Web/Features/A.razor", "<input value=\"@_text\" @oninput=\"Keep\" />", "<input @bind:get=\"_text\" @bind:set=\"Keep\" @bind:event=\"oninput\" />")]
    [InlineData("Axon.Web/Features/A.razor", "<select value=\"@_kind\" @onchange=\"Keep\"></select>", "<select @bind=\"_kind\"></select>")]
    public void Rules_OnABadSample_GoRed(string path, string bad, string? good)
    {
        Assert.NotEmpty(ArchitectureRules.Check(new SourceFile(path, bad)));
        Assert.Empty(good is null ? [] : ArchitectureRules.Check(new SourceFile(path, good)));
    }

    [Theory]
    [InlineData("Axon.Web/A.cs", 300)]
    [InlineData("Axon.Web/A.razor", 120)]
    public void Rules_OnALongFile_GoRed(string path, int limit)
    {
        Assert.Empty(ArchitectureRules.Check(new SourceFile(path, string.Concat(Enumerable.Repeat("x\n", limit)))));
        Assert.NotEmpty(ArchitectureRules.Check(new SourceFile(path, string.Concat(Enumerable.Repeat("x\n", limit + 1)))));
    }
}
