using System.Xml.Linq;
using Axon.Core.Db;
using Axon.Core.Hosting;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Platform;

/// <summary>Who reads the database, or a copy of it, cannot read the keys that sign sessions.</summary>
public sealed class KeyRingTests(PrivateServers servers)
{
    private const string Secret = "what signs sessions";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_StoredBeforeThereWasAKeyAndAfter_LieSealedAndAreReadAgain()
    {
        await using var database = await TestDatabase.CreateAsync(servers, nameof(KeyRingTests));
        Ring(database, null).StoreElement(Key("old"), "old");
        Assert.Contains(Secret, await StoredAsync(database), StringComparison.Ordinal);

        var ring = Ring(database, "a secret of this installation, long");
        await ring.SealAllAsync(Stop);
        ring.StoreElement(Key("new"), "new");

        Assert.DoesNotContain(Secret, await StoredAsync(database), StringComparison.Ordinal);
        Assert.Equal([Key("old").ToString(), Key("new").ToString()], ring.GetAllElements().Select(element => element.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a secret of another installation")]
    public async Task Keys_SealedElsewhere_AreNotReadAndSaySo(string? secret)
    {
        await using var database = await TestDatabase.CreateAsync(servers, nameof(KeyRingTests));
        Ring(database, "a secret of this installation, long").StoreElement(Key("k"), "k");

        Assert.Throws<WrongKeyException>(() => Ring(database, secret).GetAllElements());
        await Assert.ThrowsAsync<WrongKeyException>(() => Ring(database, secret).SealAllAsync(Stop));
    }

    private static KeyRing Ring(TestDatabase database, string? secret) =>
        new(database.Database, TimeProvider.System, new SecretBox(new InstallationKey(secret).For("secrets")));

    private static XElement Key(string id) => new("key", new XAttribute("id", id), new XElement("masterKey", Secret));

    private static async Task<string> StoredAsync(TestDatabase database) => string.Join('\n', await database.QueryAsync<string>("SELECT xml FROM data_protection_key ORDER BY id"));
}
