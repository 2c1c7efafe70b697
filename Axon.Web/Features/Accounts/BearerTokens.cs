using Axon.Core.Shared;
using Axon.Web.Features.Accounts.Api;
using Axon.Web.Startup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Accounts;

/// <summary>Makes the tokens that the framework's bearer scheme accepts; without a refresh token, because programs can simply ask again.</summary>
internal sealed class BearerTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
{
    public TokenView Issue(UserId user, string stamp)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + AuthStartup.TokenLifetime };
        var ticket = new AuthenticationTicket(AxonClaims.Ticket(user, stamp), properties, BearerTokenDefaults.AuthenticationScheme);
        var token = options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
        return new TokenView(token, "Bearer", (int)AuthStartup.TokenLifetime.TotalSeconds);
    }
}
