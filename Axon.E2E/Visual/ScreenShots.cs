using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Visual;

/// <summary>Looks at one page in several ways and checks each. Leaves its picture in <c>artifacts/visual</c> when pictures are wanted, or when a check has failed.</summary>
internal static class ScreenShots
{
    private const int Phone = 390;
    private static readonly (string Culture, int Width, ColorScheme Scheme)[] Two = [("ko", 1366, ColorScheme.Light), ("en", Phone, ColorScheme.Dark)];

    private static readonly (string Culture, int Width, ColorScheme Scheme)[] All =
        [.. from culture in new[] { "ko", "en" } from width in new[] { 1366, Phone } from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (culture, width, scheme)];

    public static async Task TakeAsync(IPage page, Screen screen, string path)
    {
        (string Culture, int Width)? shown = null;
        foreach (var way in screen.Everywhere ? All : Two)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = way.Scheme, ReducedMotion = ReducedMotion.Reduce });
            if (shown != (way.Culture, way.Width))
            {
                await OpenAsync(page, screen, path, way.Culture, way.Width);
                shown = (way.Culture, way.Width);
            }

            var picture = new PageScreenshotOptions { Path = Path.Combine(Artifacts.Folder("visual"), Name(screen.Name, way)), FullPage = true };
            if (Artifacts.Pictures)
            {
                await page.ScreenshotAsync(picture);
            }

            try
            {
                await CheckAsync(page, screen, way);
            }
            catch (Exception) when (!Artifacts.Pictures)
            {
                await page.ScreenshotAsync(picture);
                throw;
            }

            if (screen.Doc is { } doc && Name("", way) == $"-{doc}.png" && Environment.GetEnvironmentVariable("AXON_WRITE_DOCS") == "1")
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Artifacts.Docs(), $"{screen.Name}.png") });
            }
        }
    }

    private static async Task CheckAsync(IPage page, Screen screen, (string Culture, int Width, ColorScheme Scheme) way)
    {
        if (way.Width == Phone)
        {
            await StandsStillAsync(page);
        }

        // Colours differ by scheme and nothing else does by more than words and places; they come from the same tokens everywhere, so that
        // lesser pages are looked at in light or in dark, in turn.
        if (screen.Everywhere ? Two.Contains(way) : way == Two[screen.Name.Length % 2])
        {
            await Accessibility.CheckAsync(page);
        }
    }

    private static string Name(string screen, (string Culture, int Width, ColorScheme Scheme) way) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{screen}-{way.Culture}-{way.Width}-{(way.Scheme == ColorScheme.Dark ? "dark" : "light")}.png");

    private static async Task OpenAsync(IPage page, Screen screen, string path, string culture, int width)
    {
        await page.SetViewportSizeAsync(width, width == Phone ? 844 : 860);
        await page.Context.AddCookiesAsync([new Cookie { Name = "axon-culture", Value = $"c%3D{culture}%7Cuic%3D{culture}", Domain = "localhost", Path = "/" }]);
        var answer = await page.GotoAsync(path);
        Assert.Equal(screen.Status, answer?.Status);
        if (screen.Ready is not null)
        {
            await page.Locator(screen.Ready).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        }
    }

    private static async Task StandsStillAsync(IPage page)
    {
        const string Script = """
            () => {
              const root = document.scrollingElement;
              if (root.scrollWidth <= innerWidth) return '';
              return root.scrollWidth + ' px: ' + [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join('\n');
            }
            """;
        var wide = await page.EvaluateAsync<string>(Script);
        Assert.True(wide.Length == 0, $"{page.Url} scrolls sideways: {wide}");
    }
}
