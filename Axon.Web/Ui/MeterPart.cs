namespace Axon.Web.Ui;

/// <summary>A share of a <see cref="Meter"/>: its word, how many, in the colour of its meaning.</summary>
public sealed record MeterPart(string Word, long Value, DataHue Hue);
