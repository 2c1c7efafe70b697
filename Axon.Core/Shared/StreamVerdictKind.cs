namespace Axon.Core.Shared;

/// <summary>How a reader's handling of one message ended.</summary>
public enum StreamVerdictKind
{
    Done,
    Retry,
    Wait,
    Dead,
}
