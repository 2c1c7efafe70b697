using Axon.Tests.Integration.WholeSale;
using Axon.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Axon.Tests.Support;

/// <summary>The few classes that take minutes begin first: one that began last would run on when all others have ended and leave the machine half idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long = [typeof(KillTests), typeof(Contracts.Search.SearchFaultTests), typeof(Contracts.Kafka.StreamTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(IsLong).ThenBy(collection => collection.UniqueID, StringComparer.Ordinal)];

    private static bool IsLong<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.Exists(Long, type => collection.TestCollectionDisplayName.Contains(type.FullName!, StringComparison.Ordinal)); // a class has a name
}
