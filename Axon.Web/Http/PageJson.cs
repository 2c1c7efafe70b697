using Axon.Core.Kernel;

namespace Axon.Web.Http;

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows on all pages.</param>
public sealed record PageJson<T>(IReadOnlyList<T> Items, int Total, int Page, int Size)
{
    public static PageJson<T> From<TRow>(Page<TRow> page, Func<TRow, T> map) => new([.. page.Items.Select(map)], page.Total, page.Number, page.Size);
}
