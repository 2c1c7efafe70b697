using Microsoft.AspNetCore.Components;

namespace Axon.Web.Ui;

/// <summary>A column of a <see cref="DataTable{TItem}"/>.</summary>
/// <param name="Title">The word over it, in the reader's language.</param>
/// <param name="Cell">What is shown for an item.</param>
/// <param name="SortKey">How the address names it; null where it does not sort.</param>
/// <param name="Numeric">Figures stand at the right, so that digits line up.</param>
public sealed record TableColumn<TItem>(string Title, RenderFragment<TItem> Cell, string? SortKey = null, bool Numeric = false);
