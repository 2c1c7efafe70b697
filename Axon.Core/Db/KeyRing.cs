using System.Text;
using System.Xml.Linq;
using Axon.Core.Hosting;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>
/// Keeps the keys that protect cookies and tokens where every process finds them, so that a restart or a second node signs nobody out; sealed,
/// so that a copy of the database signs nobody in.
/// </summary>
public sealed class KeyRing(Database database, TimeProvider clock, SecretBox box) : IXmlRepository
{
    private const string SealedElement = "sealed";

    // The framework asks synchronously, a few times in a process's life.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = new MySqlConnection(database.ConnectionString);
        return [.. connection.Query<string>("SELECT xml FROM data_protection_key ORDER BY id").Select(xml => Open(XElement.Parse(xml)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = new MySqlConnection(database.ConnectionString);
        connection.Execute(
            "INSERT INTO data_protection_key (friendly_name, xml, created_at) VALUES (@friendlyName, @xml, @now)",
            new { friendlyName, xml = Seal(element), now = clock.GetUtcNow() });
    }

    /// <summary>Seals what was stored before there was a key. Nobody is signed out: the keys stay the same.</summary>
    /// <exception cref="WrongKeyException">What is there was sealed with another key.</exception>
    public async Task SealAllAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, xml) in await database.QueryAsync<(long, string)>("SELECT id, xml FROM data_protection_key", null, cancellationToken))
        {
            var element = XElement.Parse(xml);
            var open = Open(element);
            if (box.IsSet && ReferenceEquals(open, element))
            {
                await database.ExecuteAsync(
                    "UPDATE data_protection_key SET xml = @now WHERE id = @id AND xml = @xml", new { id, xml, now = Seal(open) }, cancellationToken);
            }
        }
    }

    private string Seal(XElement element)
    {
        var text = element.ToString(SaveOptions.DisableFormatting);
        return box.IsSet ? new XElement(SealedElement, Convert.ToBase64String(box.Seal(Encoding.UTF8.GetBytes(text)))).ToString() : text;
    }

    private XElement Open(XElement element) =>
        element.Name == SealedElement ? XElement.Parse(Encoding.UTF8.GetString(box.Open(Convert.FromBase64String(element.Value)))) : element;
}
