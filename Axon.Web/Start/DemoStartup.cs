using System.Globalization;
using System.Text;
using Axon.Core.Accounts;
using Axon.Core.Catalog.Demo;

namespace Axon.Web.Start;

/// <summary>Fills a new private data folder with the demo, once, and says how to sign in. <c>Axon:Demo=false</c> leaves it empty.</summary>
internal static class DemoStartup
{
    private const string Switch = "Axon:Demo";
    private const string AccountsFile = "demo-accounts.txt";

    /// <param name="dataDirectory">Null for a given database, which is filled only when asked for.</param>
    public static async Task SeedAsync(WebApplication app, string? dataDirectory, CancellationToken cancellationToken)
    {
        if (!app.Configuration.GetValue(Switch, defaultValue: dataDirectory is not null))
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<SeedDemo>();
        if (await demo.IsDoneAsync(cancellationToken))
        {
            return;
        }

        // Accounts first: their passwords exist nowhere else, and a start that dies in between makes the missing ones next time.
        var accounts = await scope.ServiceProvider.GetRequiredService<SeedAccounts>().HandleAsync(cancellationToken);
        var text = Table(accounts);
        if (dataDirectory is not null && accounts.Count > 0)
        {
            await KeepAsync(Path.Combine(dataDirectory, AccountsFile), text, cancellationToken);
        }

        await demo.HandleAsync(cancellationToken);
        Console.WriteLine();
        Console.WriteLine("  A demo shop is ready: a drop opens two minutes from now. Accounts (shown once, kept in the data folder):");
        Console.WriteLine();
        Console.Write(text);
    }

    private static string Table(IReadOnlyList<SeededAccount> accounts)
    {
        var text = new StringBuilder();
        foreach (var account in accounts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {account.Role,-9} {account.Email,-22} {account.Password}");
        }

        return text.ToString();
    }

    private static async Task KeepAsync(string file, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(file, options);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }
}
