namespace Axon.Core.Kernel;

/// <summary>UUIDv7, stored as big-endian BINARY(16).</summary>
public readonly record struct UserId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>Makes the ids of people, reservations, orders, payments and events.</summary>
public static class Uuid
{
    /// <summary>A UUIDv7 (RFC 9562) of the clock's time: sorts by creation, so inserts stay at the end of their index.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}

/// <summary>One sign-in of one browser.</summary>
public readonly record struct SessionId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>Counted up by the database.</summary>
public readonly record struct ActivityId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Counted up by the database.</summary>
public readonly record struct CampaignId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Counted up by the database.</summary>
public readonly record struct CouponId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>UUIDv7, stored as big-endian BINARY(16).</summary>
public readonly record struct ImageId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>UUIDv7, stored as big-endian BINARY(16).</summary>
public readonly record struct IssuedCouponId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>UUIDv7, stored as big-endian BINARY(16).</summary>
public readonly record struct OrderId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>UUIDv7, stored as big-endian BINARY(16).</summary>
public readonly record struct PaymentId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>Counted up by the database.</summary>
public readonly record struct ProductId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>UUIDv7, stored as big-endian BINARY(16).</summary>
public readonly record struct ReservationId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
