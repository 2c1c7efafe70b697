using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>A person's account as it is stored, without the counts of wrong passwords: only the database has those.</summary>
public sealed record Account
{
    public required UserId Id { get; init; }

    public required EmailAddress Email { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Null when nobody can sign in with a password.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes when every older session must end.</summary>
    public required string SecurityStamp { get; init; }

    public int? BirthYear { get; init; }

    public Region? Region { get; init; }

    public Grade Grade { get; init; }

    public bool MarketingConsent { get; init; }

    /// <summary>When the person last gave or withdrew the consent, UTC.</summary>
    public DateTimeOffset? MarketingConsentAt { get; init; }

    public bool IsTest { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The roles beyond <see cref="Role.Shopper"/>.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>The browsers that are signed in.</summary>
    public IReadOnlyList<SessionId> Sessions { get; init; } = [];
}

/// <summary>What an account may do. Everybody is a shopper; an admin may also do what marketers and operators may.</summary>
public enum Role
{
    Shopper,
    Marketer,
    Admin,
    Operator,
}
