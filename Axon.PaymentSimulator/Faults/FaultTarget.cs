namespace Axon.PaymentSimulator.Faults;

internal enum FaultTarget
{
    Any,
    Confirm,
    Cancel,
    Find,
}
