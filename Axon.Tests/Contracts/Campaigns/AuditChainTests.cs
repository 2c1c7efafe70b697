using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>The audit log cannot be changed without a trace.</summary>
public sealed class AuditChainTests(PrivateServers servers) : IAsyncLifetime
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];

    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await CampaignsWorld.CreateAsync(servers, nameof(AuditChainTests), Key);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Chain_OfNothing_IsIntact() => Assert.Equal(new AuditVerdict(0, null, true, Sealed: true), await VerifyAsync());

    [Fact]
    public async Task Chain_AppendedByManyAtOnce_IsIntact()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(AppendAsync));

        Assert.Equal(new AuditVerdict(40, null, true, Sealed: true), await VerifyAsync());
    }

    [Fact]
    public async Task Append_RolledBack_LeavesNoRowAndNoGap()
    {
        await AppendAsync(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.Get<Database>().InTransactionAsync<bool>(
            async work =>
            {
                await _world.Get<IAuditLog>().AppendAsync(new AuditEntry(null, "x.y", "x", "1"), work, Cancelled);
                throw new InvalidOperationException("changed my mind");
            },
            Cancelled));
        await AppendAsync(2);

        Assert.Equal(new AuditVerdict(2, null, true, Sealed: true), await VerifyAsync());
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

        Assert.Equal(new AuditVerdict(3, null, EndMatches: false, Sealed: true), await VerifyAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chain_WithARowForgedBehindItsHead_SaysWhere(bool movesTheHead)
    {
        for (var n = 1; n <= 3; n++)
        {
            await AppendAsync(n);
        }

        await ForgeAsync(movesTheHead);

        var verdict = await VerifyAsync();
        Assert.Equal((4L, false), (verdict.BrokenAt, verdict.Intact));
    }

    [Fact]
    public async Task Chain_WithItsHeadMovedBack_SaysSo()
    {
        for (var n = 1; n <= 5; n++)
        {
            await AppendAsync(n);
        }

        await AnchorAsync();
        await _world.Database.ExecuteAsync("DELETE FROM audit_log WHERE id > 3; UPDATE audit_head SET hash = (SELECT hash FROM audit_log WHERE id = 3)");
        var verdict = await VerifyAsync();
        // The next row does not hide it, and the anchor does not follow.
        await AppendAsync(6);
        await AnchorAsync();

        Assert.Equal(new AuditVerdict(3, null, EndMatches: false, Sealed: true), verdict);
        Assert.False((await VerifyAsync()).Intact);
        Assert.Equal(5, _world.Anchors.Last?.Id);
    }

    [Fact]
    public async Task Chain_MadeAnewWithoutTheKey_IsFound()
    {
        for (var n = 1; n <= 3; n++)
        {
            await AppendAsync(n);
        }

        await AnchorAsync();
        await _world.Database.ExecuteAsync("DELETE FROM audit_log; ALTER TABLE audit_log AUTO_INCREMENT = 1; UPDATE audit_head SET hash = REPEAT(X'00', 32)");
        var forger = _world.WithKey(null);
        for (var n = 1; n <= 3; n++)
        {
            await forger.AppendAuditAsync(n + 10);
        }

        Assert.Equal(3, (await VerifyAsync()).BrokenAt);
    }

    [Fact]
    public async Task Chain_OlderThanItsKey_IsSealedByTheNextRow()
    {
        var before = _world.WithKey(null);
        for (var n = 1; n <= 3; n++)
        {
            await before.AppendAuditAsync(n);
        }

        await before.Get<AnchorAudit>().HandleAsync(Cancelled);
        await before.AppendAuditAsync(4);
        var old = await VerifyAsync();
        await AnchorAsync();
        await AnchorAsync();
        var now = await VerifyAsync();
        Assert.Equal(1, await _world.Database.ExecuteAsync("UPDATE audit_log SET action = 'other' WHERE id = 2"));

        Assert.Equal((new AuditVerdict(4, null, true, true), new AuditVerdict(5, null, true, true)), (old, now));
        Assert.Equal((5L, true), (_world.Anchors.Last!.Id, _world.Anchors.Last.Sealed));
        Assert.Equal(2, (await VerifyAsync()).BrokenAt);
    }

    [Fact]
    public async Task List_ByTargetAndAction_FindsTheRowsNewestFirst()
    {
        await _world.ActivityAsync(Axon.Core.Catalog.Activities.ActivityStatus.SCHEDULED);

        var page = await _world.Get<AuditReader>().ListAsync(new AuditFilter(TargetType: "activity", ActionPrefix: "activity."), 1, 10, Cancelled);

        Assert.Equal(["activity.schedule", "activity.create"], page.Items.Select(row => row.Action));
        Assert.Equal(2, page.Total);
    }

    private Task<AuditVerdict> VerifyAsync() => _world.Get<VerifyAuditChain>().HandleAsync(Cancelled);

    private Task AnchorAsync() => _world.Get<AnchorAudit>().HandleAsync(Cancelled);

    private Task AppendAsync(int n) => _world.AppendAuditAsync(n);

    /// <summary>What somebody with the whole database but without the key can do: the hash is right.</summary>
    private async Task ForgeAsync(bool movesTheHead)
    {
        var forger = _world.WithKey(movesTheHead ? null : Key);
        var head = await _world.Get<AuditReader>().EndAsync(Cancelled);
        await forger.AppendAuditAsync(99);
        if (!movesTheHead)
        {
            await _world.Database.ExecuteAsync("UPDATE audit_head SET hash = @head", new { head });
        }
    }
}
