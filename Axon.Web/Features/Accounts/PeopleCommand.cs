using Axon.Core.Accounts;
using Axon.Web.Http.Identity;

namespace Axon.Web.Features.Accounts;

/// <summary><c>axon people N --out FILE</c>: test shoppers for a load tool, one bearer token a line.</summary>
internal static class PeopleCommand
{
    /// <param name="services">A host with the core and the authentication of this installation, on its database: it need not be started.</param>
    /// <param name="file">Written anew, readable by its owner only: each line lets its bearer act as that shopper for twelve hours.</param>
    public static async Task RunAsync(IServiceProvider services, int count, string file, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<MakeTestShoppers>().HandleAsync(count, cancellationToken);
        var tokens = scope.ServiceProvider.GetRequiredService<BearerTokens>();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(new FileStream(file, options));
        foreach (var person in people)
        {
            await writer.WriteLineAsync(tokens.Issue(person.Id, person.SecurityStamp).AccessToken.AsMemory(), cancellationToken);
        }
    }
}
