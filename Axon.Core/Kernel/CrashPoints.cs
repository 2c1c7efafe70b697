using System.Diagnostics;
using System.Globalization;

namespace Axon.Core.Kernel;

/// <summary>Named places in the write path at which a test kills the process for real, to prove that nothing is lost or doubled there.</summary>
/// <remarks>
/// Calls vanish from builds without DEBUG. In the others a process dies only when it was started with <c>AXON_CRASH_AT=AfterHold</c>, or
/// <c>AXON_CRASH_AT=AfterHold:3</c> for the third time it gets there.
/// </remarks>
public static class CrashPoints
{
    public const string Variable = "AXON_CRASH_AT";

    /// <summary>The gate has granted a hold; no row knows of it yet.</summary>
    public const string AfterHold = nameof(AfterHold);

    /// <summary>The reservation is durable; nobody was told.</summary>
    public const string AfterReservationRow = nameof(AfterReservationRow);

    /// <summary>The claim is about to commit.</summary>
    public const string BeforeClaimCommit = nameof(BeforeClaimCommit);

    /// <summary>The row has ended; the gate still counts the place.</summary>
    public const string AfterRelease = nameof(AfterRelease);

    /// <summary>A new gate is open in Redis; its epoch is not yet committed.</summary>
    public const string AfterGateSwap = nameof(AfterGateSwap);

    private static readonly string? Point = Environment.GetEnvironmentVariable(Variable)?.Split(':')[0];
    private static int _remaining = Environment.GetEnvironmentVariable(Variable)?.Split(':') is [_, var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1;

    /// <summary>Dies here when the environment says so: no handlers, no flushing, as by <c>kill -9</c>.</summary>
    [Conditional("DEBUG")]
    public static void Reach(string point)
    {
        if (Point is not null && point == Point && Interlocked.Decrement(ref _remaining) == 0)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            // The signal is on its way; nothing after this point may run.
            self.WaitForExit();
        }
    }
}
