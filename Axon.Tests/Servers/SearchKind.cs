namespace Axon.Tests.Servers;

public enum SearchKind
{
    Elasticsearch,

    /// <summary>With its security on.</summary>
    ElasticsearchSecured,

    OpenSearch,
}
