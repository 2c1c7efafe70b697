namespace Axon.Core.Features.Behavior.BadRows;

/// <summary>What came of trying bad rows again.</summary>
/// <param name="Passed">Rows that are events now, each once.</param>
/// <param name="StillBad">Rows that failed again and stay.</param>
/// <param name="More">Rows that there was no time for: try again.</param>
public sealed record ReplayResult(int Passed, int StillBad, bool More);
