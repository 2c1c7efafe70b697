namespace Axon.Tests.Integration.Pipeline;

/// <summary>Tests that need the machine for themselves, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PipelineCollection
{
    public const string Name = "Pipeline";
}
