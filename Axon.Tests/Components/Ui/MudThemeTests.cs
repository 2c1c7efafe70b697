using System.Text.RegularExpressions;
using Axon.Tests.Architecture;
using Bunit;
using MudBlazor;
using MudBlazor.Services;

namespace Axon.Tests.Components.Ui;

/// <summary>The theme of MudBlazor is a file of ours, because its own provider writes style elements: after an upgrade it may want more.</summary>
public sealed partial class MudThemeTests : AxonBunitContext
{
    [Fact]
    public void Variables_OfTheLibrarysOwnTheme_AreAllSetFromTokens()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var wanted = Names(Render<MudThemeProvider>().Markup);

        var given = Names(File.ReadAllText(Path.Combine(SourceTree.Root, "Axon.Web/wwwroot/css/mud-axon.css")));

        Assert.True(wanted.Count > 100, "The theme provider was read wrongly.");
        Assert.Empty(wanted.Except(given).Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Names(string css) => [.. Variable().Matches(css).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"(--mud-[a-z0-9-]+)\s*:")]
    private static partial Regex Variable();
}
