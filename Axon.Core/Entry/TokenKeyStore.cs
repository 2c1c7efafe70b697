using System.Security.Cryptography;
using Axon.Core.Db;
using Axon.Core.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Core.Entry;

/// <summary>The configured key, or one that the first process to ask makes and the others find.</summary>
public sealed class TokenKeyStore(Database database, SecretBox box, IOptions<EntryOptions> options) : ITokenKey
{
    private const string Name = "entry.token";
    private const int Size = 32;
    private byte[]? _key;

    public ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken) => _key is { } key ? new(key) : new(FindAsync(cancellationToken));

    private async Task<ReadOnlyMemory<byte>> FindAsync(CancellationToken cancellationToken)
    {
        if (options.Value.TokenSecret is { Length: > 0 } configured)
        {
            return _key = Convert.FromBase64String(configured);
        }

        await database.ExecuteAsync(
            "INSERT IGNORE INTO app_secret (name, value, created_at) VALUES (@Name, @value, UTC_TIMESTAMP(6))",
            new { Name, value = box.Seal(RandomNumberGenerator.GetBytes(Size)) },
            cancellationToken);
        var stored = await database.SingleAsync<byte[]>("SELECT value FROM app_secret WHERE name = @Name", new { Name }, cancellationToken);
        var key = box.Open(stored);
        if (box.IsSet && !SecretBox.IsSealed(stored))
        {
            // Of a time before there was a key; other processes read both forms.
            await database.ExecuteAsync(
                "UPDATE app_secret SET value = @value WHERE name = @Name AND value = @stored", new { Name, value = box.Seal(key), stored }, cancellationToken);
        }

        return _key = key;
    }
}

/// <summary>The secret that signs reservation tokens: the same in every process, and after every restart.</summary>
public interface ITokenKey
{
    ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken);
}
