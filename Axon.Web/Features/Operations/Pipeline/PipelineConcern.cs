namespace Axon.Web.Features.Operations.Pipeline;

/// <summary>What about the way of events wants somebody. The limits are those of the alert rules.</summary>
public enum PipelineConcern
{
    DatabaseAway,
    StreamAway,
    IndexAway,
    IndexRed,
    NoRelay,
    NoConsumer,
    NoIndexer,
    LoopFailing,
    ProcessSilent,
    SendErrors,
    Lagging,
    IndexRefused,
    Invisible,
}
