namespace Axon.Web.Components.Ui.Art;

/// <summary>The colours of one picture: a soft ground, a body from light to shade, a dark, and one accent.</summary>
internal sealed record ArtPalette(string Ground1, string Ground2, string Shadow, string Body1, string Body2, string Dark1, string Dark2, string Line, string Accent)
{
    private static readonly ArtPalette[] All =
    [
        new("#dfe7fb", "#c5d2f4", "#8ea0cf", "#ffffff", "#dfe4ef", "#3a4257", "#1d2230", "#c3cbdc", "#2f5bea"),
        new("#fbe9e1", "#f3cfc0", "#c99a86", "#fff6f0", "#f0cdbb", "#6b3d2e", "#432318", "#e3b8a4", "#d1552f"),
        new("#e3f3ea", "#c3e2d1", "#8ab79f", "#f8fffb", "#cfe8da", "#2f5946", "#173528", "#b3d6c3", "#14804a"),
        new("#fbf1d9", "#f1dca6", "#c7a95f", "#fffdf6", "#f2e0b0", "#6a5320", "#42330f", "#e0c98d", "#c2780c"),
        new("#efe6fa", "#d9c8f0", "#a68cc9", "#fdfaff", "#ddd0f0", "#4a3670", "#2c1f47", "#cbb8e5", "#5f45ab"),
        new("#e1f2f5", "#bfe0e6", "#82b3bd", "#f7feff", "#c9e6eb", "#24525c", "#123138", "#abd3db", "#14889c"),
        new("#eceef2", "#d5dae2", "#9aa3b2", "#ffffff", "#dadfe7", "#39404d", "#1c2028", "#c2c9d4", "#4a5362"),
        new("#fce6ec", "#f4c8d5", "#cc91a5", "#fff8fa", "#f3cdd9", "#6b2c44", "#451829", "#e6b3c4", "#c0345f"),
        new("#e9efe0", "#cfdbbb", "#9bab80", "#fcfdf8", "#d6e0c4", "#47552f", "#2b351a", "#bfcca8", "#6a8a2a"),
        new("#2b3347", "#171c29", "#0b0e15", "#eef1f8", "#b9c2d6", "#4a5470", "#2a3145", "#98a3bc", "#7f9dff"),
    ];

    public static ArtPalette Of(uint number) => All[number % (uint)All.Length];
}
