using Axon.Core.Kernel;

namespace Axon.Tests.Integration.Checkout;

/// <summary>Ends the work at one point, as a kill would: nothing after it runs, nothing that was open commits.</summary>
public sealed class CrashAt(string where) : ICrashPoints
{
    public void Reached(string point)
    {
        if (point == where)
        {
            throw new CrashException(point);
        }
    }

    public sealed class CrashException(string point) : Exception($"Crashed at {point}");
}
