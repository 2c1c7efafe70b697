namespace Axon.Core.Shared;

/// <summary>Counted up by the database.</summary>
public readonly record struct ActivityId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
