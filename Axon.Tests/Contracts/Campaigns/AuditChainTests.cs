using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>The audit log cannot be changed without a trace.</summary>
public sealed class AuditChainTests(PrivateServers servers) : IAsyncLifetime
{
    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await CampaignsWorld.CreateAsync(servers, nameof(AuditChainTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Chain_OfNothing_IsIntact() => Assert.Equal(new AuditVerdict(0, null, true), await VerifyAsync());

    [Fact]
    public async Task Chain_AppendedByManyAtOnce_IsIntact()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(AppendAsync));

        Assert.Equal(new AuditVerdict(40, null, true), await VerifyAsync());
    }

    [Fact]
    public async Task Append_RolledBack_LeavesNoRowAndNoGap()
    {
        await AppendAsync(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.Get<ITransactions>().RunAsync<bool>(
            async work =>
            {
                await _world.Get<IAuditLog>().AppendAsync(new AuditEntry(null, "x.y", "x", "1"), work, Cancelled);
                throw new InvalidOperationException("changed my mind");
            },
            Cancelled));
        await AppendAsync(2);

        Assert.Equal(new AuditVerdict(2, null, true), await VerifyAsync());
    }

    [Theory]
    [InlineData("UPDATE audit_log SET detail = '{\"n\":9}' WHERE id = 3")]
    [InlineData("UPDATE audit_log SET detail = NULL WHERE id = 3")]
    [InlineData("UPDATE audit_log SET actor_id = REPEAT('x', 16) WHERE id = 3")]
    [InlineData("UPDATE audit_log SET at = at + INTERVAL 1 MICROSECOND WHERE id = 3")]
    [InlineData("UPDATE audit_log SET action = 'tes', target_type = 'tt' WHERE id = 3")]
    [InlineData("UPDATE audit_log SET hash = REPEAT('x', 32) WHERE id = 3")]
    [InlineData("DELETE FROM audit_log WHERE id = 3")]
    public async Task Chain_WithARowChangedOrRemoved_SaysWhere(string tampering)
    {
        for (var n = 1; n <= 5; n++)
        {
            await AppendAsync(n);
        }

        Assert.Equal(1, await _world.Database.ExecuteAsync(tampering));

        var verdict = await VerifyAsync();
        Assert.False(verdict.Intact);
        Assert.InRange(verdict.BrokenAt ?? 0, 3, 4);
    }

    [Fact]
    public async Task Chain_WithItsLastRowsCutOff_SaysSo()
    {
        for (var n = 1; n <= 5; n++)
        {
            await AppendAsync(n);
        }

        await _world.Database.ExecuteAsync("DELETE FROM audit_log WHERE id > 3");

        Assert.Equal(new AuditVerdict(3, null, EndMatches: false), await VerifyAsync());
    }

    [Fact]
    public async Task List_ByTargetAndAction_FindsTheRowsNewestFirst()
    {
        await _world.ActivityAsync(Axon.Core.Features.Campaigns.Contracts.ActivityStatus.SCHEDULED);

        var page = await _world.Get<IAuditReader>().ListAsync(new AuditFilter(TargetType: "activity", ActionPrefix: "activity."), 1, 10, Cancelled);

        Assert.Equal(["activity.schedule", "activity.create"], page.Items.Select(row => row.Action));
        Assert.Equal(2, page.Total);
    }

    private Task<AuditVerdict> VerifyAsync() => _world.Get<VerifyAuditChain>().HandleAsync(Cancelled);

    private Task AppendAsync(int n) => _world.Get<ITransactions>().RunAsync(
        async work =>
        {
            await _world.Get<IAuditLog>().AppendAsync(new AuditEntry(null, "test", "t", "1", $$"""{"n":{{n}}}"""), work, Cancelled);
            return true;
        },
        Cancelled);
}
