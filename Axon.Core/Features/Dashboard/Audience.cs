namespace Axon.Core.Features.Dashboard;

/// <summary>New visitors are those whose first event ever is in the range; the others are returning.</summary>
public enum Audience
{
    ALL,
    NEW,
    RETURNING,
}
