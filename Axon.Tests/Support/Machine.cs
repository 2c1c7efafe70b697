namespace Axon.Tests.Support;

/// <summary>Proofs by the clock over whole processes: how fast, how soon again, within which limit. Nothing else runs beside them.</summary>
/// <remarks><c>./axon test</c> runs them last, one after the other, when nobody else is on the machine: it selects them by this trait.</remarks>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class Machine
{
    public const string Alone = "alone";
    public const string Trait = nameof(Machine);
}
