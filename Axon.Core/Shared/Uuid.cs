namespace Axon.Core.Shared;

/// <summary>Makes the ids of people, reservations, orders, payments and events.</summary>
public static class Uuid
{
    /// <summary>A UUIDv7 (RFC 9562) of the clock's time: sorts by creation, so inserts stay at the end of their index.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
