using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Axon.Core.Redis;

/// <summary>A script that ships inside Axon.Core as a <c>.lua</c> file.</summary>
public sealed class RedisScript
{
    private RedisScript(string name, string text)
    {
        Name = name;
        Text = text;
        Hash = HashOf(text);
    }

    public string Name { get; }

    public string Text { get; }

    internal byte[] Hash { get; }

    /// <summary>Reads the script that lies beside the type that uses it: <c>RedisScript.Beside(typeof(RedisEntryGate), "Reserve")</c>.</summary>
    public static RedisScript Beside(Type owner, string name) => Load(owner, $"{owner.Namespace}.{name}.lua");

    public static RedisScript FromText(string name, string text) => new(name, text);

    /// <summary>Made here, because the driver's own call by text does not send the text again to a server that has forgotten it.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Redis calls scripts by their SHA-1; it is a name and protects nothing.")]
    private static byte[] HashOf(string text) => SHA1.HashData(Encoding.UTF8.GetBytes(text));

    private static RedisScript Load(Type owner, string resource)
    {
        using var stream = owner.Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded; known: {string.Join(", ", owner.Assembly.GetManifestResourceNames())}");
        using var reader = new StreamReader(stream);
        return new RedisScript(resource, reader.ReadToEnd());
    }
}
