namespace Axon.Core.Shared;

/// <summary>Kills the process for real where <see cref="CrashPoints"/> was told to.</summary>
public sealed class ProcessCrashPoints : ICrashPoints
{
    public void Reached(string point) => CrashPoints.Reach(point);
}
