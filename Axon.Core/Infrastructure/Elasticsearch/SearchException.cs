using System.Globalization;

namespace Axon.Core.Infrastructure.Elasticsearch;

/// <summary>The search cluster answered, and not with what was asked for.</summary>
public sealed class SearchException(int status, string reason)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The search cluster answered {status}: {reason}"))
{
    public int Status { get; } = status;
}
