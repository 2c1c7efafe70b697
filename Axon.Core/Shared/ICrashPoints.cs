namespace Axon.Core.Shared;

/// <summary>Named places in the write path at which tests let the process die. Nothing happens at them in production.</summary>
public interface ICrashPoints
{
    void Reached(string point);
}
