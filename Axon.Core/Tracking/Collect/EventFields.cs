using System.Text.Json;

namespace Axon.Core.Tracking.Collect;

/// <summary>Reads the members of an untrusted object. A member that is absent or null is null; one of the wrong kind makes the whole event <see cref="Broken"/>.</summary>
internal sealed class EventFields(JsonElement json)
{
    public bool Broken { get; private set; }

    /// <summary>Cut to <paramref name="longest"/> characters.</summary>
    public string? Text(string name, int longest) => Find(name) is { } value ? Cut(String(value), longest) : null;

    public Guid? Id(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (Guid.TryParseExact(String(value), "D", out var id) && id != Guid.Empty)
        {
            return id;
        }

        Broken = true;
        return null;
    }

    public long? Key(string name) => Whole(name, 1, long.MaxValue);

    public int? Count(string name, int most) => (int?)Whole(name, 0, most);

    public double? Number(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Broken = true;
        return null;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        Broken |= value.ValueKind is not (JsonValueKind.True or JsonValueKind.False);
        return value.ValueKind == JsonValueKind.True;
    }

    public EventFields? Object(string name) => Find(name) is { ValueKind: JsonValueKind.Object } value ? new EventFields(value) : null;

    public JsonElement? Find(string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Never between the two halves of one character.</summary>
    internal static string? Cut(string? text, int longest) =>
        text is null || text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    private long? Whole(string name, long least, long most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Broken = true;
        return null;
    }

    private string? String(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Broken = true;
        return null;
    }
}
