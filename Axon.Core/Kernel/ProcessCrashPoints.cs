namespace Axon.Core.Kernel;

/// <summary>Kills the process for real where <see cref="CrashPoints"/> was told to.</summary>
public sealed class ProcessCrashPoints : ICrashPoints
{
    public void Reached(string point) => CrashPoints.Reach(point);
}

/// <summary>Named places in the write path at which tests let the work end, in the middle of the process or together with it.</summary>
public interface ICrashPoints
{
    /// <summary>Does nothing, or never returns: the process dies, or a test's exception leaves all that follows undone.</summary>
    void Reached(string point);
}
