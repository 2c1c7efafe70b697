using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Visual;

/// <summary>Pictures of a page for people to look at, in <c>artifacts/visual</c>: Korean and English, desk and phone, light and dark. Where none are wanted, the page is shown in the last of these ways alone.</summary>
public static class Shots
{
    private static readonly (int Width, int Height)[] Sizes = [(1366, 860), (390, 844)];
    private static readonly string[] Languages = ["ko", "en"];
    private static readonly (string Name, ColorScheme Scheme)[] Schemes = [("light", ColorScheme.Light), ("dark", ColorScheme.Dark)];

    /// <summary>Loads the page anew for each language and takes all eight; the page is then as it was, but at the size and language of the last.</summary>
    /// <param name="settle">Waits until the page shows what it should, after each load.</param>
    public static async Task TakeAsync(IPage page, string name, Func<Task>? settle = null)
    {
        var folder = Artifacts.Folder("visual");
        foreach (var culture in Artifacts.Pictures ? Languages : Languages[^1..])
        {
            await page.Context.AddCookiesAsync([new Cookie { Name = "axon-culture", Value = $"c%3D{culture}%7Cuic%3D{culture}", Url = new Uri(page.Url).GetLeftPart(UriPartial.Authority) }]);
            foreach (var (width, height) in Artifacts.Pictures ? Sizes : Sizes[^1..])
            {
                await page.SetViewportSizeAsync(width, height);
                await page.ReloadAsync();
                if (settle is not null)
                {
                    await settle();
                }

                foreach (var (scheme, media) in Schemes)
                {
                    await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = media, ReducedMotion = ReducedMotion.Reduce });
                    if (Artifacts.Pictures)
                    {
                        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{culture}-{width}-{scheme}.png"), FullPage = true });
                    }
                }
            }
        }
    }
}
