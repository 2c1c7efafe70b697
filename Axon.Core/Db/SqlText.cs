namespace Axon.Core.Db;

internal static class SqlText
{
    /// <summary>A LIKE pattern that finds <paramref name="part"/> anywhere, taken literally; null finds all.</summary>
    public static string? Containing(string? part) => string.IsNullOrWhiteSpace(part)
        ? null
        : "%" + part.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";
}
