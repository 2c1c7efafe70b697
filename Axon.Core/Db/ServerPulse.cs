using Axon.Core.Kernel;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>Tells a server that is slow, and is waited for, from one that answers nobody: nobody waits for that one longer than three and a half seconds.</summary>
/// <param name="beat">Asks the server something small on a connection of its own.</param>
internal sealed class ServerPulse(Func<Task> beat)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan BeatLimit = TimeSpan.FromSeconds(2);

    /// <summary>Once it is known that the server answers nobody, until it does.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(250);

    private readonly Lock _asking = new();
    private Task? _beat;
    private volatile Task? _missed;

    /// <summary>The server has not answered the last question, and still does not.</summary>
    public bool IsGone => _missed is { IsCompleted: false };

    /// <summary>False when the server is gone and does not come back in a moment: asking it more would only hang as well.</summary>
    public async ValueTask<bool> AnswersAsync() => _missed is not { IsCompleted: false } missed || await missed.EndsWithinAsync(Brief, TimeProvider.System);

    /// <summary>Whether <paramref name="work"/> has ended within <paramref name="limit"/>, and as long as the server answers others; await it then to hear how. Never throws.</summary>
    public async Task<bool> EndsAsync(Task work, TimeSpan limit)
    {
        var patience = IsGone ? Brief : limit < Slow ? limit : Slow;
        if (await work.EndsWithinAsync(patience, TimeProvider.System))
        {
            return true;
        }

        return !IsGone && limit > patience && await BeatsAsync() ? await work.EndsWithinAsync(limit - patience, TimeProvider.System) : work.IsCompleted;
    }

    private async Task<bool> BeatsAsync()
    {
        Task asked;
        lock (_asking)
        {
            // One question for all who wait.
            asked = _beat is { IsCompleted: false } ? _beat : _beat = beat();
        }

        if (!await asked.EndsWithinAsync(BeatLimit, TimeProvider.System))
        {
            _missed = asked;
            // Heard by nobody else, should it fail in the end.
            _ = asked.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
            return false;
        }

        // A server that refuses the connection, because none is left, is busy, not gone.
        return asked.IsCompletedSuccessfully || asked.Exception?.InnerException is MySqlException { ErrorCode: not (MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.None) };
    }
}
