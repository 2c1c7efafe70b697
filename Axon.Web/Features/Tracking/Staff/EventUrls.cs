namespace Axon.Web.Features.Tracking.Staff;

/// <summary>Where custom events are edited.</summary>
internal static class EventUrls
{
    public const string Page = "/admin/events";
    public const string New = "/admin/events/new";

    public static string Of(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Page}/{id}");
}
