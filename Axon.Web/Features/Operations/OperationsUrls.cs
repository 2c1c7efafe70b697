namespace Axon.Web.Features.Operations;

internal static class OperationsUrls
{
    public const string Page = "/operations";
    public const string Tracker = "/admin/tracker";
}
