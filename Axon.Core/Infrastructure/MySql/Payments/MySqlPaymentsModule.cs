using Axon.Core.Features.Payments.Contracts;
using Axon.Core.Features.Payments.Ports;
using Axon.Core.Features.Store.Ports;
using Axon.Core.Features.Wallet.Contracts;
using Axon.Core.Features.Wallet.Ports;
using Axon.Core.Infrastructure.MySql.Store;
using Axon.Core.Infrastructure.MySql.Wallet;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Payments;

internal static class MySqlPaymentsModule
{
    /// <summary>The books of orders, money, coupons and plain purchases.</summary>
    public static IServiceCollection AddMySqlPayments(this IServiceCollection services)
    {
        services.TryAddSingleton<IOrderBook, MySqlOrderBook>();
        services.TryAddSingleton<IAttemptBook, MySqlAttemptBook>();
        services.TryAddSingleton<IRefundBook, MySqlRefundBook>();
        services.TryAddSingleton<IPaymentChecks, MySqlPaymentChecks>();
        services.TryAddSingleton<IOrderReads, MySqlOrderReads>();
        services.TryAddSingleton<IWebhookInbox, MySqlWebhookInbox>();
        services.TryAddSingleton<MySqlProcessLock>();
        services.TryAddSingleton<IIdempotencyKeys, MySqlIdempotencyKeys>();
        services.TryAddSingleton<IMyCoupons, MySqlMyCoupons>();
        services.TryAddSingleton<ICouponWallet, MySqlCouponWallet>();
        services.TryAddSingleton<ICouponIssuer, MySqlCouponIssuer>();
        services.TryAddSingleton<IStoreSales, MySqlStoreSales>();
        return services;
    }
}
