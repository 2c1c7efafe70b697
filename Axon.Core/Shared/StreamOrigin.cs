using System.Globalization;

namespace Axon.Core.Shared;

/// <summary>Where a message lies in its stream. As text: topic/partition/offset.</summary>
public readonly record struct StreamOrigin(string Topic, int Partition, long Offset)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Topic}/{Partition}/{Offset}");
}
