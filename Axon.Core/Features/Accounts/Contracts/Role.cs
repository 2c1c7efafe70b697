namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>What an account may do. Everybody is a shopper; an admin may also do what marketers and operators may.</summary>
public enum Role
{
    Shopper,
    Marketer,
    Admin,
    Operator,
}
