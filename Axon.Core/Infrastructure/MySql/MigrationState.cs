namespace Axon.Core.Infrastructure.MySql;

/// <summary>How a database stands to the migrations of this program.</summary>
/// <param name="Version">Of the server.</param>
/// <param name="Pending">What the next start applies.</param>
/// <param name="Problem">Why the next start would refuse, or null.</param>
public sealed record MigrationState(string Version, IReadOnlyList<string> Pending, string? Problem);
