namespace Axon.Core.Tracking.Search;

/// <summary>The nodes in turn. One that failed is left out for a while, unless all have.</summary>
internal sealed class SearchNodes(IReadOnlyList<Uri> nodes, TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private readonly DateTimeOffset[] _restsUntil = new DateTimeOffset[nodes.Count];
    private readonly Lock _lock = new();
    private int _turn = -1;

    public int Count => nodes.Count;

    public Uri Next()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            for (var tried = 0; tried < nodes.Count; tried++)
            {
                _turn = (_turn + 1) % nodes.Count;
                if (_restsUntil[_turn] <= now)
                {
                    return nodes[_turn];
                }
            }

            _turn = (_turn + 1) % nodes.Count;
            return nodes[_turn];
        }
    }

    public void Failed(Uri node)
    {
        lock (_lock)
        {
            _restsUntil[nodes.ToList().IndexOf(node)] = clock.GetUtcNow() + Rest;
        }
    }
}
