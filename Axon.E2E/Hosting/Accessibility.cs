using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Axon.E2E.Hosting;

/// <summary>What axe finds on a page.</summary>
public static class Accessibility
{
    // Passes are most of the answer and nobody reads them.
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations], RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    /// <summary>Fails, saying what and where, when the page has a serious or critical fault.</summary>
    public static async Task CheckAsync(IPage page)
    {
        var result = await page.RunAxe(Options);
        var faults = result.Violations
            .Where(fault => fault.Impact is "serious" or "critical")
            .Select(fault => $"{fault.Id} ({fault.Impact}): {fault.Help}\n    {string.Join("\n    ", fault.Nodes.Take(5).Select(node => node.Html))}");
        var text = string.Join('\n', faults);
        Assert.True(text.Length == 0, $"{page.Url}\n{text}");
    }
}
