using System.Text;
using Axon.Core.Dashboard;

namespace Axon.Tests.Docs;

public sealed class MetricsDocTests
{
    [Fact]
    public void Metrics_OfTheLibrary_AreThoseInDocs()
    {
        var text = new StringBuilder(
            """
            # Metrics

            Made from the metric library by a test: pages, API and CSV compute every number there and nowhere else. Ranges are half-open
            [from, to); days begin at midnight in Seoul; events of marked bots are left out unless asked for.

            | name | unit | up is | formula |
            | --- | --- | --- | --- |

            """);
        foreach (var metric in MetricLibrary.All)
        {
            var verdict = metric.UpIsGood switch { true => "good", false => "bad", null => "neither" };
            text.Append("| `").Append(metric.Name).Append("` | ").Append(metric.Unit).Append(" | ").Append(verdict).Append(" | ")
                .Append(metric.Formula.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }

        GeneratedDoc.AssertCurrent("metrics.md", text.ToString());
    }
}
