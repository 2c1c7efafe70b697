using Axon.Core.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Axon.Web.Http.Identity;

/// <summary>Makes the tokens that the framework's bearer scheme accepts; without a refresh token, because programs can simply ask again.</summary>
internal sealed class BearerTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public TokenView Issue(UserId user, string stamp)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + Lifetime };
        var ticket = new AuthenticationTicket(AxonClaims.Ticket(user, stamp), properties, BearerTokenDefaults.AuthenticationScheme);
        var token = options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
        return new TokenView(token, "Bearer", (int)Lifetime.TotalSeconds);
    }
}

/// <param name="AccessToken">Send it as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record TokenView(string AccessToken, string TokenType, int ExpiresIn)
{
    public override string ToString() => nameof(TokenView);
}
