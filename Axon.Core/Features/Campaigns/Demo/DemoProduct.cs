namespace Axon.Core.Features.Campaigns.Demo;

/// <param name="Art">The family of its artwork.</param>
internal sealed record DemoProduct(string Art, string Category, string Name, string Description, long Price, long? ListPrice, int Stock);
