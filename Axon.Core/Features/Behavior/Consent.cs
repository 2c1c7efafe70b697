namespace Axon.Core.Features.Behavior;

/// <summary>What the visitor has agreed to.</summary>
public enum Consent
{
    /// <summary>Not asked or not answered: only counters that recognise nobody.</summary>
    Unset,

    Granted,

    /// <summary>Said no, or the browser says so for them (Global Privacy Control, Do Not Track): nothing is recorded.</summary>
    Denied,

    /// <summary>Facts of our own business, which need none.</summary>
    Exempt,
}
