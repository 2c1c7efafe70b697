namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>One sign-in of one browser.</summary>
public readonly record struct SessionId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
