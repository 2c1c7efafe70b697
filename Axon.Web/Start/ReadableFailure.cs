using Axon.Core.Db;
using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Axon.Web.Start;

/// <summary>A start that cannot go on ends with words for the person at the terminal, not with a stack.</summary>
internal static class ReadableFailure
{
    public static async Task<int> GuardAsync(Func<CancellationToken, Task> run)
    {
        using var stop = new StopSignal();
        try
        {
            await run(stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (Words(exception) is { } words)
        {
            await Console.Error.WriteLineAsync($"\nAxon cannot start. {words}\n");
            return 1;
        }
    }

    private static string? Words(Exception exception) => exception switch
    {
        LocalServersException or MigrationException or WrongKeyException or OptionsValidationException => exception.Message,
        StoreUnavailableException => $"{exception.Message}\nIs the server of ConnectionStrings running? ./axon doctor tells more.",
        IOException { InnerException: AddressInUseException inner } => $"{inner.Message}. Choose another port with --port.",
        _ => null,
    };
}
