using Axon.Core.Kernel;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Catalog.Staff.Editor;

public sealed partial class RuleRow
{
    [Parameter, EditorRequired]
    public required RuleForm Rule { get; set; }

    [Parameter, EditorRequired]
    public int Index { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Categories { get; set; }

    [Parameter]
    public IReadOnlyList<string>? Errors { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnChange { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnRemove { get; set; }

    private string Label => $"{Index + 1}. {Loc["Rule" + Rule.Kind]}";

    private Task Set(Action change)
    {
        change();
        return OnChange.InvokeAsync();
    }

    private void Choose(Region region, bool chosen) => _ = chosen ? Rule.Regions.Add(region) : Rule.Regions.Remove(region);
}
