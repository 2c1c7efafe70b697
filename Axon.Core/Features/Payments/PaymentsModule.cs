using Axon.Core.Features.Payments.Charges;
using Axon.Core.Features.Payments.Refunds;
using Axon.Core.Features.Payments.Webhooks;
using Axon.Core.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Features.Payments;

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
        services.TryAddSingleton<SettleCharge>();
        services.TryAddSingleton<GiveBackCharge>();
        services.TryAddSingleton<ConfirmPayment>();
        services.TryAddSingleton<AskProvider>();
        services.TryAddSingleton<AskForStaff>();
        services.TryAddSingleton<CheckDuePayments>();
        services.TryAddSingleton<CancelOrder>();
        services.TryAddSingleton<ReleaseOverdueOrders>();
        services.TryAddSingleton<BookRefund>();
        services.TryAddSingleton<BookCancels>();
        services.TryAddSingleton<CompareWithProvider>();
        services.TryAddSingleton<RunRefund>();
        services.TryAddSingleton<SettleRefund>();
        services.TryAddSingleton<RequestRefund>();
        services.TryAddSingleton<CheckoutLink>();
        services.TryAddSingleton<HintLimits>();
        services.TryAddSingleton<ReceiveWebhook>();
        services.TryAddSingleton<ProcessWebhooks>();
        services.TryAddSingleton<SweepPayments>();
        return services;
    }
}
