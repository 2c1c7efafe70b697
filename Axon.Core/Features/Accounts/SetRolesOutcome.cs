namespace Axon.Core.Features.Accounts;

public enum SetRolesOutcome
{
    Changed,

    /// <summary>The account had exactly these roles.</summary>
    Unchanged,
    NotFound,

    /// <summary>Nobody would be left who can give roles.</summary>
    LastAdmin,
}
