namespace Axon.E2E.Visual;

/// <param name="Who">The starting account that looks; empty for a visitor.</param>
/// <param name="Path">Where the page is.</param>
/// <param name="Ready">What is there once the page shows what it should; null for the load itself.</param>
/// <param name="Everywhere">Taken in both languages, sizes and schemes, not only in two of the eight.</param>
/// <param name="Status">What the server answers.</param>
/// <param name="Doc">Which of the pictures the README shows, as its name ends.</param>
public sealed record Screen(string Name, string Who, Func<BusyShop, string> Path, string? Ready = null, bool Everywhere = false, int Status = 200, string? Doc = null);
