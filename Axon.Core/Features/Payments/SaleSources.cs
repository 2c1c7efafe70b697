using Axon.Core.Features.Payments.Contracts;

namespace Axon.Core.Features.Payments;

/// <summary>Finds who sells a kind of thing.</summary>
public sealed class SaleSources(IEnumerable<ISaleSource> sources)
{
    private readonly Dictionary<SaleKind, ISaleSource> _sources = sources.ToDictionary(source => source.Kind);

    public ISaleSource Of(SaleRef sale) => _sources.TryGetValue(sale.Kind, out var source)
        ? source
        : throw new InvalidOperationException($"Nobody sells {sale.Kind}; register an ISaleSource.");
}
