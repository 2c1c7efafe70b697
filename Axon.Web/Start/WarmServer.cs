using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Axon.Web.Start;

/// <summary>Kestrel, but before it listens the application has answered the requests of <see cref="WarmUp"/>: the first person does not wait for code to be compiled.</summary>
internal sealed partial class WarmServer(IServer kestrel, WarmUp warmUp, TimeProvider clock, ILogger<WarmServer> logger) : IServer
{
    // A start must not wait for ever for a store that is away: then the first person waits a little instead.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public IFeatureCollection Features => kestrel.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var started = clock.GetTimestamp();
        var warming = warmUp.RunAsync(features => AnswerAsync(application, features));
        try
        {
            await warming.WaitAsync(Limit, clock, cancellationToken);
            Log.Warm(logger, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (TimeoutException)
        {
            _ = warming.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
            Log.Cold(logger, Limit.TotalSeconds);
        }

        await kestrel.StartAsync(application, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => kestrel.StopAsync(cancellationToken);

    public void Dispose() => kestrel.Dispose();

    private static async Task AnswerAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
        }
        finally
        {
            application.DisposeContext(context, null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6110, LogLevel.Information, "Warm after {Milliseconds} ms")]
        public static partial void Warm(ILogger logger, long milliseconds);

        [LoggerMessage(6111, LogLevel.Warning, "Not warm after {Seconds} s, because a store answers slowly; listening all the same")]
        public static partial void Cold(ILogger logger, double seconds);
    }
}
