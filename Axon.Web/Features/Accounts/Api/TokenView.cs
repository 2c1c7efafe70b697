namespace Axon.Web.Features.Accounts.Api;

/// <param name="AccessToken">Send it as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record TokenView(string AccessToken, string TokenType, int ExpiresIn)
{
    public override string ToString() => nameof(TokenView);
}
