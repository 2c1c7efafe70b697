using Axon.Core.Tracking.Personal;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Tracking;

/// <summary>What was recorded about the person who asks: to see, and to erase.</summary>
internal static class PersonalEndpoints
{
    public const string Export = "/api/me/behavior";

    public static IEndpointRouteBuilder MapPersonal(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup(Export).RequireAuthorization(AxonPolicies.Shopper).WithTags("Accounts");
        me.MapGet("", ExportAsync).WithName("ExportMyBehavior").WithSummary("Everything that was recorded about how the signed-in person used the shop");
        me.MapDelete("", EraseAsync).WithName("EraseMyBehavior").WithSummary("Erase it, with a receipt; orders, payments and reservations stay");
        return routes;
    }

    public static async Task<Ok<PersonalExport>> ExportAsync(ExportPerson export, HttpContext http, CancellationToken cancellationToken)
    {
        // A link to it saves a file.
        http.Response.Headers.ContentDisposition = "attachment; filename=axon-my-records.json";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await export.HandleAsync(http.User.UserId(), cancellationToken));
    }

    public static async Task<Ok<ErasureReceipt>> EraseAsync(ErasePerson erase, HttpContext http, CancellationToken cancellationToken)
    {
        var receipt = await erase.HandleAsync(http.User.UserId(), cancellationToken);
        VisitorCookies.Forget(http.Response);
        return TypedResults.Ok(receipt);
    }
}
