namespace Axon.Web.Features.Accounts.Api;

public sealed record TokenBody(string Email, string Password)
{
    public override string ToString() => nameof(TokenBody);
}
