using Axon.Tests.Servers;

[assembly: AssemblyFixture(typeof(SearchServers))]

namespace Axon.Tests.Servers;

/// <summary>One real search server of each kind for this assembly, started when the first test asks for it.</summary>
/// <remarks>Tests keep apart by the prefix of their names. One that stops a server starts its own: <see cref="SearchNode.StartOwnAsync"/>.</remarks>
public sealed class SearchServers : IAsyncDisposable
{
    private static int _number;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<SearchKind, SearchNode> _nodes = [];

    /// <summary>A prefix that nobody else has: <c>Search:Prefix</c>.</summary>
    public static string NewPrefix() => $"t{Interlocked.Increment(ref _number)}-";

    public async Task<SearchNode> GetAsync(SearchKind kind)
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _nodes.TryGetValue(kind, out var node) ? node : _nodes[kind] = await SearchNode.StartOwnAsync(kind);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Values)
        {
            await node.DisposeAsync();
        }

        _turn.Dispose();
    }
}
