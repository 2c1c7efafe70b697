using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Tests.Unit.Accounts;

public sealed class CircuitSessionsTests
{
    private static readonly Session Marketer = new(new UserId(Guid.CreateVersion7()), "Jordan", [Role.Marketer], "stamp");

    public static TheoryData<string, bool> Cases => new()
    {
        { "same", true },
        { "ended", false },
        { "fewer roles", false },
        { "more roles", false },
        { "other roles", false },
        { "unknown", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Session_BehindAnOpenPage_CountsWhileItMayTheSame(string now, bool counts)
    {
        await using var services = new ServiceCollection().AddSingleton<ISessions>(new Sessions(now)).BuildServiceProvider();
        using var sessions = new CircuitSessions(NullLoggerFactory.Instance, services.GetRequiredService<IServiceScopeFactory>());

        Assert.Equal(counts, await sessions.CountsAsync(AxonClaims.Of(Marketer), TestContext.Current.CancellationToken));
    }

    private sealed class Sessions(string now) : ISessions
    {
        public ValueTask<Session?> FindAsync(UserId user, string stamp, SessionId? id, CancellationToken cancellationToken) => now switch
        {
            "same" => new(Marketer),
            "ended" => new((Session?)null),
            "fewer roles" => new(Marketer with { Roles = [] }),
            "more roles" => new(Marketer with { Roles = [Role.Marketer, Role.Operator] }),
            "other roles" => new(Marketer with { Roles = [Role.Operator] }),
            _ => throw new StoreUnavailableException("mysql", new TimeoutException()),
        };
    }
}
