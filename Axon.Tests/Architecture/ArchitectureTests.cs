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
    [InlineData("Axon.Core/Features/Wallet/A.cs", "using Axon.Core.Features.Payments.Contracts;", "using Axon.Core.Features.Wallet.Contracts;")]
    [InlineData("Axon.Core/Features/Entry/A.cs", "using Axon.Core.Features.Payments.Ports;", "using Axon.Core.Features.Payments.Contracts;")]
    [InlineData("Axon.Core/Features/Entry/A.cs", "using Axon.Core.Features.Payments;", "// Axon.Core.Features.Payments is told by facts")]
    [InlineData("Axon.Core/Features/Dashboard/A.cs", "var x = new Axon.Core.Features.Wallet.Contracts.Coupon();", "using Axon.Core.Features.Behavior.Contracts;")]
    [InlineData("Axon.Core/Features/Gifts/A.cs", "namespace Axon.Core.Features.Gifts;", null)]
    [InlineData("Axon.Core/Features/Entry/A.cs", "using Axon.Core.Infrastructure.Redis;", "using Axon.Core.Shared;")]
    [InlineData("Axon.Web/Features/Entry/A.razor", "@using Axon.Core.Infrastructure.MySql", "@using Axon.Core.Features.Entry")]
    [InlineData("Axon.Workers/Jobs/A.cs", "using Axon.Core.Infrastructure.MySql;", "using Axon.Core.Features.Payments;")]
    [InlineData("Axon.Core/Shared/A.cs", "using Axon.Core.Features.Entry;", "using System.Text;")]
    [InlineData("Axon.Core/Infrastructure/A.cs", "using Axon.Web.Startup;", "using Dapper;")]
    [InlineData("Axon.Core/Features/Entry/A.cs", "using Dapper;", "using System.Text;")]
    [InlineData("Axon.Web/Startup/A.cs", "using StackExchange.Redis;", "using Axon.Core.Infrastructure.Redis;")]
    [InlineData("Axon.Core/Infrastructure/MySql/A.cs", "using Confluent.Kafka;", "using Dapper;")]
    [InlineData("Axon.Workers/Consumers/A.cs", "using Confluent.Kafka.Admin;", "using Axon.Core.Shared;")]
    [InlineData("Axon.Workers/Jobs/A.cs", "using MySql.Data.MySqlClient;", null)]
    [InlineData("Axon.Core/Infrastructure/Kafka/A.cs", "using Axon.Core.Infrastructure.Elasticsearch;", "using Axon.Core.Features.Behavior.Ports;")]
    [InlineData("Axon.Web/Startup/A.cs", "client.PostAsync(\"/_bulk\", body)", null)]
    [InlineData("Axon.Core/Infrastructure/A.cs", "using Microsoft.AspNetCore.Http;", "using Microsoft.AspNetCore.DataProtection;")]
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
