using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MySql.Data.MySqlClient;

namespace Axon.Core.Infrastructure.MySql;

/// <summary>Keeps the keys that protect cookies and tokens where every process finds them, so that a restart or a second node signs nobody out.</summary>
public sealed class MySqlKeyRing(MySqlConnections connections, TimeProvider clock) : IXmlRepository
{
    // The framework asks synchronously, a few times in a process's life.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = new MySqlConnection(connections.ConnectionString);
        return [.. connection.Query<string>("SELECT xml FROM data_protection_key ORDER BY id").Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = new MySqlConnection(connections.ConnectionString);
        connection.Execute(
            "INSERT INTO data_protection_key (friendly_name, xml, created_at) VALUES (@friendlyName, @xml, @now)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = clock.GetUtcNow() });
    }
}
