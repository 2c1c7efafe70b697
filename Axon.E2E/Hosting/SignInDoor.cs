using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.E2E.Hosting;

/// <summary>Lets a test sign somebody in by one request instead of the form; the form has journeys of its own.</summary>
internal sealed class SignInDoor : IStartupFilter
{
    public const string Path = "/test/sign-in";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(Path, door => door.Run(SignInAsync));
        next(app);
    };

    private static async Task SignInAsync(HttpContext context)
    {
        var user = new UserId(Guid.Parse(context.Request.Query["user"].ToString()));
        var account = await context.RequestServices.GetRequiredService<AccountStore>().FindAsync(user, context.RequestAborted);
        if (account is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.StartSessionAsync(account, remember: false);
    }
}
