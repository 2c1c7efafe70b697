using System.Collections.Concurrent;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Which gate of each activity may grant holds, as this process last heard from the database.</summary>
/// <remarks>An old answer costs a question, never a wrong grant: the row of every hold is written only under the database's own epoch.</remarks>
public sealed class GateEpochs(GateStore rows, TimeProvider clock)
{
    /// <summary>While a gate is closed everybody asks; the database hears one of them in this time.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ActivityId, int> _known = new();
    private readonly ConcurrentDictionary<ActivityId, Question> _asked = new();

    /// <summary>The epoch, or null when there is no such activity.</summary>
    public async ValueTask<int?> GetAsync(ActivityId activity, CancellationToken cancellationToken) =>
        _known.TryGetValue(activity, out var epoch) ? epoch : await RefreshAsync(activity, cancellationToken);

    /// <summary>As <see cref="GetAsync"/>, by an answer of the database that is at most <see cref="Fresh"/> old.</summary>
    public Task<int?> RefreshAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        var question = _asked.GetOrAdd(activity, Ask);
        if (question.Answer.IsCompleted && (clock.GetElapsedTime(question.At) >= Fresh || !question.Answer.IsCompletedSuccessfully))
        {
            var again = Ask(activity);
            question = _asked.TryUpdate(activity, again, question) ? again : _asked.GetValueOrDefault(activity, again);
        }

        return question.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>A gate of this epoch has just been seen to be the database's.</summary>
    // Epochs only rise: news that was overtaken is not kept.
    public void Learn(ActivityId activity, int epoch) => _known.AddOrUpdate(activity, epoch, (_, known) => Math.Max(known, epoch));

    private Question Ask(ActivityId activity) => new(clock.GetTimestamp(), new Lazy<Task<int?>>(() => AskAsync(activity)));

    private async Task<int?> AskAsync(ActivityId activity)
    {
        // Shared by all who wait, so no single one of them may cancel it.
        var epoch = await rows.EpochAsync(activity, CancellationToken.None);
        if (epoch is { } found)
        {
            Learn(activity, found);
        }
        else
        {
            // Ids that nobody has given out must not pile up here.
            _asked.TryRemove(activity, out _);
        }

        return epoch;
    }

    private sealed record Question(long At, Lazy<Task<int?>> Lazy)
    {
        public Task<int?> Answer => Lazy.Value;
    }
}
