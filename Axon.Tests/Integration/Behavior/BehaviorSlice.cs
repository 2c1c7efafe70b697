using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Behavior;

/// <summary>Events and facts on a database, and nothing else of Axon.</summary>
internal static class BehaviorSlice
{
    public static IServiceCollection AddBehaviorSlice(this IServiceCollection services, string connectionString) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(_ => new Database(connectionString))

        .AddMessages()
        .AddMySqlOutbox()
        .AddBehavior()
        .AddMySqlBehavior()
        .AddSingleton(new AuditSeal(null)).AddSingleton<IAuditLog, AuditLog>();
}
