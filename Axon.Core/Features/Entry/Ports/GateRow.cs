namespace Axon.Core.Features.Entry.Ports;

/// <param name="Epoch">Of the gate that may grant holds.</param>
public sealed record GateRow(GateSettings Settings, int Epoch);
