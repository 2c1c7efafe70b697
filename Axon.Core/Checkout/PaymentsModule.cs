using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Checkout.Store;
using Axon.Core.Checkout.Webhooks;
using Axon.Core.Db;
using Axon.Core.Idempotency;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Checkout;

public static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<PaymentsOptions, PaymentsOptionsValidator>().BindConfiguration("Payments");
        services.AddMetrics();
        services.TryAddSingleton<PaymentsMetrics>();
        services.TryAddSingleton<ICrashPoints, ProcessCrashPoints>();
        services.TryAddSingleton<SaleSources>();
        services.TryAddSingleton<PayOrder>();
        services.TryAddSingleton<EndOrder>();
        services.TryAddSingleton<PreparePayment>();
        services.TryAddSingleton<BeginCharge>();
        services.TryAddSingleton<RunCharge>();
        services.TryAddSingleton<CompleteCharge>();
        services.TryAddSingleton<ReverseCharge>();
        services.TryAddSingleton<ConfirmPayment>();
        services.TryAddSingleton<QueryProvider>();
        services.TryAddSingleton<QueryProviderForStaff>();
        services.TryAddSingleton<CheckDuePayments>();
        services.TryAddSingleton<CancelOrder>();
        services.TryAddSingleton<ReleaseOverdueOrders>();
        services.TryAddSingleton<RecordRefund>();
        services.TryAddSingleton<RecordCancels>();
        services.TryAddSingleton<CompareWithProvider>();
        services.TryAddSingleton<RunRefund>();
        services.TryAddSingleton<CompleteRefund>();
        services.TryAddSingleton<RequestRefund>();
        services.TryAddSingleton<CheckoutLink>();
        services.TryAddSingleton<HintLimits>();
        services.TryAddSingleton<ReceiveWebhook>();
        services.TryAddSingleton<ProcessWebhooks>();
        services.TryAddSingleton<SweepPayments>();
        return services;
    }
}

internal static class MySqlPaymentsModule
{
    /// <summary>The books of orders, money, coupons and plain purchases.</summary>
    public static IServiceCollection AddMySqlPayments(this IServiceCollection services)
    {
        services.TryAddSingleton<OrderStore>();
        services.TryAddSingleton<AttemptStore>();
        services.TryAddSingleton<RefundStore>();
        services.TryAddSingleton<PaymentCheckStore>();
        services.TryAddSingleton<OrderQueries>();
        services.TryAddSingleton<WebhookInbox>();
        services.TryAddSingleton<ProcessLock>();
        services.TryAddSingleton<IdempotencyStore>();
        services.TryAddSingleton<MyCouponStore>();
        services.TryAddSingleton<CouponWallet>();
        services.TryAddSingleton<ICouponIssuer, CouponIssuer>();
        services.TryAddSingleton<StoreSaleStore>();
        return services;
    }
}
