namespace Axon.Web.Ui;

/// <summary>A figure against the same figure of another time.</summary>
/// <param name="Text">How much, without a sign: 23.1%.</param>
/// <param name="Direction">Above zero when it grew, below when it shrank.</param>
/// <param name="Good">Whether that is good news; null where nobody can say.</param>
public sealed record KpiChange(string Text, int Direction, bool? Good);
