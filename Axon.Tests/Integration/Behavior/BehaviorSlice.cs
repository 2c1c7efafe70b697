using Axon.Core.Features.Behavior;
using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Features.Messages;
using Axon.Core.Infrastructure.MySql;
using Axon.Core.Infrastructure.MySql.Audit;
using Axon.Core.Infrastructure.MySql.Behavior;
using Axon.Core.Infrastructure.MySql.Outbox;
using Axon.Core.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Behavior;

/// <summary>Events and facts on a database, and nothing else of Axon.</summary>
internal static class BehaviorSlice
{
    public static IServiceCollection AddBehaviorSlice(this IServiceCollection services, string connectionString) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(_ => new MySqlConnections(connectionString))
        .AddSingleton<ITransactions, MySqlTransactions>()
        .AddMessages()
        .AddMySqlOutbox()
        .AddBehavior()
        .AddMySqlBehavior()
        .AddSingleton(new AuditSeal(null)).AddSingleton<IAuditLog, MySqlAuditLog>();
}
