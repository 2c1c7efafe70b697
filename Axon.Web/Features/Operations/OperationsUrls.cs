namespace Axon.Web.Features.Operations;

internal static class OperationsUrls
{
    public const string Page = "/operations";
    public const string BadRows = "/operations/bad-rows";
    public const string Pipeline = "/operations/pipeline";
    public const string Tracker = "/admin/tracker";

    public static string BadGroup(string stage, string reason) => $"{BadRows}/{Uri.EscapeDataString(stage)}/{Uri.EscapeDataString(reason)}";
}
