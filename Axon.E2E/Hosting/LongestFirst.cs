using Axon.E2E.Hosting;
using Axon.E2E.Visual;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Axon.E2E.Hosting;

/// <summary>The two collections that take minutes begin first: one that began last would run on when all others have ended and leave the machine half idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [Distributed.Name, typeof(ScreensTests).FullName!]; // a class has a name

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => Array.Exists(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal))).ThenBy(collection => collection.UniqueID, StringComparer.Ordinal)];
}
