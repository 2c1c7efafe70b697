namespace Axon.Tests.Integration.WholeSale;

/// <summary>Proofs over whole processes. They load the machine, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeSaleTests
{
    public const string Name = "whole sale";
}
