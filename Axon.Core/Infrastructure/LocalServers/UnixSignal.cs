using System.Runtime.InteropServices;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The signals that .NET's <c>Process</c> cannot send.</summary>
internal static class UnixSignal
{
    private const int KillNumber = 9;
    private const int TerminateNumber = 15;
    private const int ContinueNumber = 18;
    private const int StopNumber = 19;

    public static void Kill(int process) => _ = Send(process, KillNumber);

    public static void Terminate(int process) => _ = Send(process, TerminateNumber);

    /// <summary>All processes of the group that <paramref name="leader"/> began.</summary>
    public static void TerminateGroup(int leader) => _ = Send(-leader, TerminateNumber);

    public static void Continue(int process) => _ = Send(process, ContinueNumber);

    public static void Stop(int process) => _ = Send(process, StopNumber);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
