using Axon.Core.Kernel;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>Under the field of an end: whose wall clock it is, and that a midnight is the end of the day before.</summary>
internal static class EndHint
{
    public static string EndOn(this IStringLocalizer<AdminStrings> words, DisplayClock clock, string? typed) =>
        TypedText.Instant(typed, out _) is { } end && SeoulTime.ToLocal(end).TimeOfDay == TimeSpan.Zero
            ? words[nameof(AdminStrings.EndHint), clock.End(end, EndForm.Staff)]
            : words[nameof(AdminStrings.SeoulTime)];
}
