using Axon.Core.Accounts;
using Axon.Core.Audit;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Checkout;
using Axon.Core.Checkout.Store;
using Axon.Core.Checkout.Toss;
using Axon.Core.Dashboard;
using Axon.Core.Db;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Hosting;
using Axon.Core.Redis;
using Axon.Core.Streams;
using Axon.Core.Tracking;
using Axon.Core.Tracking.Search;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core;

/// <summary>Everything Axon is, without a way to reach it.</summary>
public static class AxonCore
{
    /// <summary>Adds the features in order, then the adapters that this profile chose.</summary>
    /// <param name="streams">Kafka and the search cluster of the Distributed profile; null is Standalone.</param>
    /// <param name="payments">This process takes or settles payments: without the keys for it, it must not start.</param>
    public static IServiceCollection AddAxonCore(this IServiceCollection services, StoreConnectionStrings stores, StreamServers? streams = null, bool payments = true)
    {
        if (streams is not null)
        {
            // Before the others: the first adapter of a port stays.
            services.AddSingleton(streams);
            services.AddKafka(streams);
            services.AddElasticsearchBehavior(streams.Search);
        }

        services.AddOptionsWithValidateOnStart<AxonOptions, AxonOptionsValidator>().BindConfiguration("Axon");
        services.TryAddSingleton(provider => new InstallationKey(provider.GetRequiredService<IOptions<AxonOptions>>().Value.Key));
        services.TryAddSingleton(provider => new AuditSeal(provider.GetRequiredService<InstallationKey>().For("audit")));
        services.TryAddSingleton(provider => new SecretBox(provider.GetRequiredService<InstallationKey>().For("secrets")));
        services.TryAddSingleton(TimeProvider.System);
        services.AddAccounts();
        services.AddMySqlAccounts();
        services.AddMessages();
        services.AddCampaigns();
        services.AddMySqlCampaigns();
        services.AddPayments();
        services.AddEntry();
        services.AddStore();
        services.AddDashboard();
        services.AddMySqlDashboard();
        services.AddMySqlOutbox();
        services.AddMySqlPayments();
        services.AddTossPayments(payments);
        services.AddBehavior();
        services.AddMySqlBehavior();
        services.AddMySqlEntry();
        services.AddRedisEntry();
        services.TryAddSingleton<IAuditAnchors, RedisAuditAnchors>();
        services.TryAddSingleton(_ => new Database(stores.MySql));
        services.AddOptionsWithValidateOnStart<RedisOptions, RedisOptionsValidator>().BindConfiguration("Redis");
        services.TryAddSingleton(provider => new RedisConnection(stores.Redis, provider.GetRequiredService<IOptions<RedisOptions>>().Value.Prefix));
        services.TryAddSingleton(provider => new Migrator(
            provider.GetRequiredService<Database>(), Migration.Embedded(), provider.GetRequiredService<ILogger<Migrator>>()));
        services.AddDataProtection().SetApplicationName("Axon");
        services.TryAddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, ring) => options.XmlRepository = ring);
        // The framework warns that no encryptor of its own is set; the ring does that, and doctor says when it has no key for it.
        services.AddLogging(logs => logs.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        return services;
    }
}
