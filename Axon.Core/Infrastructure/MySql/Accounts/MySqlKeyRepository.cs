using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Axon.Core.Infrastructure.MySql.Accounts;

/// <summary>Keeps the keys of cookies, tokens and forms where every process and every restart finds them.</summary>
/// <remarks>Asked at the first use and then about once a day; the interface knows no waiting.</remarks>
public sealed class MySqlKeyRepository(MySqlConnections connections, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(async () =>
    {
        await using var connection = await connections.OpenAsync(CancellationToken.None);
        var keys = await connection.QueryAsync<string>("SELECT xml FROM data_protection_key ORDER BY id");
        return keys.Select(XElement.Parse).ToArray();
    }).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(async () =>
    {
        await using var connection = await connections.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            "INSERT INTO data_protection_key (friendly_name, xml, created_at) VALUES (@friendlyName, @xml, @now)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = clock.GetUtcNow() });
    }).GetAwaiter().GetResult();
}
