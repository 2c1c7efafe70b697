namespace Axon.Core.Checkout;

/// <summary>Where paying can be cut off.</summary>
public static class PaymentCrashPoints
{
    /// <summary>The units are claimed in the open transaction; there is no order yet.</summary>
    public const string OrderClaimed = nameof(OrderClaimed);

    /// <summary>The order is durable; nobody was told.</summary>
    public const string OrderPrepared = nameof(OrderPrepared);

    /// <summary>The attempt is durable; the provider was not called.</summary>
    public const string ChargeBegun = nameof(ChargeBegun);

    /// <summary>The provider has answered; nothing of it is written down.</summary>
    public const string ChargeAnswered = nameof(ChargeAnswered);

    /// <summary>The outcome is durable; nobody was told.</summary>
    public const string ChargeSettled = nameof(ChargeSettled);

    /// <summary>The refund is durable; the provider was not called.</summary>
    public const string RefundBegun = nameof(RefundBegun);

    /// <summary>The provider has given the money back; nothing of it is written down.</summary>
    public const string RefundAnswered = nameof(RefundAnswered);
}
