namespace Axon.Web.Features.Accounts.Api;

public sealed record PasswordBody(string CurrentPassword, string NewPassword)
{
    public override string ToString() => nameof(PasswordBody);
}
