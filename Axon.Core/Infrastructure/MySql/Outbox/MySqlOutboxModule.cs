using Axon.Core.Features.Messages.Ports;
using Axon.Core.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Outbox;

internal static class MySqlOutboxModule
{
    public static IServiceCollection AddMySqlOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton<IOutbox, MySqlOutbox>();
        services.TryAddSingleton<IFactQueue, MySqlFactQueue>();
        services.TryAddSingleton<IInbox, MySqlInbox>();
        return services;
    }
}
