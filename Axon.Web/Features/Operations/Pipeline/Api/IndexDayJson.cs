namespace Axon.Web.Features.Operations.Pipeline.Api;

/// <summary>One day of the index.</summary>
public sealed record IndexDayJson(DateOnly Day, int Version, long Events, long Bytes);
