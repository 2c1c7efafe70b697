namespace Axon.Web.Components.Ui;

/// <summary>One sentence about what has just been done, shown once on the next page.</summary>
public sealed record FlashMessage(Verdict Kind, string Text);
