using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Axon.E2E.Tracker;

/// <summary>Pages as small as they can be and still have everything that the tracker looks at.</summary>
internal static class TrackerPages
{
    public static IResult Html(int n, string integrity) => Results.Content(
        string.Create(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="ko"><head><meta charset="utf-8"><title>Page {n}</title><link rel="icon" href="data:,"></head>
            <body>
            <span hidden data-axon-page data-campaign="3" data-activity="{n}"></span>
            <section data-axon-prompt hidden><button type="button" data-axon-consent="denied">No</button><button type="button" data-axon-consent="granted">Yes</button></section>
            <p><button type="button" data-axon="enter">Enter</button> <a data-axon="next" href="/page/{n + 1}">Next</a></p>
            <form id="search" action="/page/{n}"><button>Search</button></form>
            {string.Concat(Enumerable.Repeat("<br>", 150))}
            <p data-axon="footer">The end</p>
            <script src="/s/a.js" integrity="{integrity}" defer></script>
            </body></html>
            """),
        "text/html; charset=utf-8");
}
