using System.Security.Cryptography;
using System.Text;

namespace Axon.Core.Infrastructure.Redis;

/// <summary>A script that ships inside Axon.Core as a <c>.lua</c> file.</summary>
public sealed class LuaScript
{
    private LuaScript(string name, string text)
    {
        Name = name;
        Text = text;
#pragma warning disable CA5350 // Redis names scripts by SHA-1: a name to call them by, and no protection.
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    public string Name { get; }

    public string Text { get; }

    internal byte[] Hash { get; }

    /// <summary>Reads the script that lies beside the type that uses it: <c>LuaScript.Beside(typeof(RedisEntryGate), "Reserve")</c>.</summary>
    public static LuaScript Beside(Type owner, string name) => Load(owner, $"{owner.Namespace}.{name}.lua");

    public static LuaScript FromText(string name, string text) => new(name, text);

    private static LuaScript Load(Type owner, string resource)
    {
        using var stream = owner.Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded; known: {string.Join(", ", owner.Assembly.GetManifestResourceNames())}");
        using var reader = new StreamReader(stream);
        return new LuaScript(resource, reader.ReadToEnd());
    }
}
