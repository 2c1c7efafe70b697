namespace Axon.Web.Ui;

/// <summary>By what a table is sorted; written in the address as <c>name</c> or <c>-name</c>.</summary>
public sealed record TableSort(string Key, bool Descending = false)
{
    public static TableSort Parse(string? text, TableSort fallback) => text switch
    {
        null or "" or "-" => fallback,
        ['-', .. var key] => new TableSort(key, Descending: true),
        _ => new TableSort(text),
    };

    /// <summary>What a click on <paramref name="key"/> asks for: the other direction of the same column, or a new column, largest first.</summary>
    public TableSort Next(string key) => key == Key ? this with { Descending = !Descending } : new TableSort(key, Descending: true);

    public override string ToString() => Descending ? "-" + Key : Key;
}
